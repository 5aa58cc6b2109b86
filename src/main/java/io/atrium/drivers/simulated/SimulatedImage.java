package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.SimulatedArchives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The disk of a simulated instance as a file: a well-formed image of its format, without any system
 * in it, that carries the simulated content where another simulated instance finds it.
 */
final class SimulatedImage {

  /** What the content begins and ends with, wherever in the file it is. */
  private static final Pattern CONTENT = Pattern.compile("<simulated-disk>([A-Za-z0-9+/=]*)</");

  private static final int FAR_ENOUGH = 256 * 1_024;

  private SimulatedImage() {}

  /** What a new instance finds on its disk; nothing in any file that no simulated host wrote. */
  static String content(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(FAR_ENOUGH), StandardCharsets.ISO_8859_1);
      var found = CONTENT.matcher(head);
      return found.find()
          ? new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8)
          : "";
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UnexpectedAnswer("The image cannot be read.", unreadable);
    }
  }

  /** Writes the whole file, or leaves none. */
  static void write(Machine machine, Path target) {
    try {
      Files.write(target, bytes(machine));
    } catch (IOException full) {
      remove(target);
      throw new UnexpectedAnswer("The portal has no room for the disk.", full);
    }
  }

  private static void remove(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(Machine machine) throws IOException {
    var text = machine.content().text().getBytes(StandardCharsets.UTF_8);
    var content =
        "<simulated-disk>%s</simulated-disk>\n".formatted(Base64.getEncoder().encodeToString(text));
    return switch (machine.format()) {
      case QCOW2 ->
          SimulatedQcow2.bytes(machine.size().diskGib(), content.getBytes(StandardCharsets.UTF_8));
      case ROOTFS -> rootFileSystem(content);
      case CONTAINER_ARCHIVE -> SimulatedArchives.container(rootFileSystem(content));
    };
  }

  private static byte[] rootFileSystem(String content) {
    return SimulatedArchives.rootFileSystem(Map.of("simulated-disk", content));
  }
}
