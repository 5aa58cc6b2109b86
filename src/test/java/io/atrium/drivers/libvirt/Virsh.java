package io.atrium.drivers.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** libvirt's own tool, past all drivers. */
final class Virsh {

  private final String uri;

  Virsh(String uri) {
    this.uri = uri;
  }

  /** What it prints; a refusal fails the test. */
  String ask(String... words) {
    return run(words)
        .orElseThrow(() -> new AssertionError("virsh refused " + String.join(" ", words)));
  }

  /** What it prints, or nothing where it refuses. */
  Optional<String> run(String... words) {
    return pipe("", words);
  }

  void define(String xml) {
    if (pipe(xml, "define", "/dev/stdin").isEmpty()) {
      throw new AssertionError("refused: " + xml);
    }
  }

  private Optional<String> pipe(String input, String... words) {
    var command = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
    command.addAll(List.of(words));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
