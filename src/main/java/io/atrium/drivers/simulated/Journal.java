package io.atrium.drivers.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets simulated hosts outlive the portal as real ones do: each change is a line at the end of one
 * file, and the file is read, and shortened to what still holds, when it is opened.
 */
final class Journal implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Map<String, Machine>> kept = new LinkedHashMap<>();

  private final @Nullable Path file;

  private java.io.@Nullable Writer lines;

  private Journal(@Nullable Path file) {
    this.file = file;
  }

  /** A journal that forgets: for tests and measurements. */
  static Journal none() {
    return new Journal(null);
  }

  static Journal in(Path file) {
    return new Journal(file);
  }

  /** What is held on a host, or was when the journal was last written. */
  synchronized Map<String, Machine> of(String host) {
    open();
    return kept.getOrDefault(host, Map.of());
  }

  void holds(String host, Machine machine) {
    write(new Line(host, machine.name(), machine));
  }

  void holdsNoLonger(String host, Machine machine) {
    write(new Line(host, machine.name(), null));
  }

  private synchronized void write(Line line) {
    if (file == null) {
      return;
    }
    try {
      var writer = open();
      if (writer != null) {
        writer.write(JSON.writeValueAsString(line) + "\n");
        writer.flush();
      }
    } catch (IOException full) {
      throw new UncheckedIOException("The journal of the simulated hosts cannot be written", full);
    }
  }

  /** Opened with the first host, so that a portal without simulated hosts leaves no file behind. */
  private java.io.@Nullable Writer open() {
    if (file == null || lines != null) {
      return lines;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      read(file);
      shorten(file);
      lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException("The journal of the simulated hosts cannot be read", broken);
    }
    return lines;
  }

  private void read(Path from) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    var text = Files.readString(from);
    // A line without its end was being written when the portal was killed: it never happened.
    text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(this::apply);
  }

  private void apply(String text) {
    var line = JSON.readValue(text, Line.class);
    var machines = kept.computeIfAbsent(line.host, _ -> new LinkedHashMap<>());
    if (line.machine == null) {
      machines.remove(line.name);
    } else {
      machines.put(line.name, line.machine);
    }
  }

  private void shorten(Path to) throws IOException {
    List<String> lines =
        kept.entrySet().stream()
            .flatMap(host ->
                host.getValue().values().stream()
                    .map(machine -> new Line(host.getKey(), machine.name(), machine)))
            .map(JSON::writeValueAsString)
            .toList();
    var fresh = to.resolveSibling(to.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public synchronized void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }

  /** One change: what is now under this name on this host; nothing when it is gone. */
  private record Line(String host, String name, @Nullable Machine machine) {}
}
