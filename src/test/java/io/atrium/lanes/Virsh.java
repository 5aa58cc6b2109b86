package io.atrium.lanes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** libvirt's own tool at a daemon of the lanes, past all drivers and the portal. */
public final class Virsh {

  private final String uri;

  public Virsh(String uri) {
    this.uri = uri;
  }

  /** What it prints; a refusal fails the test. */
  public String ask(String... words) {
    return unrefused(pipe("", words), String.join(" ", words));
  }

  /** What it prints, or nothing where it refuses. */
  public Optional<String> run(String... words) {
    var answer = pipe("", words);
    return answer.refused() ? Optional.empty() : Optional.of(answer.printed());
  }

  public void define(String xml) {
    unrefused(pipe(xml, "define", "/dev/stdin"), xml);
  }

  private static String unrefused(Answer answer, String asked) {
    if (answer.refused()) {
      throw new AssertionError("virsh refused %s: %s".formatted(asked, answer.printed()));
    }
    return answer.printed();
  }

  private Answer pipe(String input, String... words) {
    var command = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
    command.addAll(List.of(words));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor() != 0, printed.strip());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** What it printed, errors among it, and whether it refused. */
  private record Answer(boolean refused, String printed) {}
}
