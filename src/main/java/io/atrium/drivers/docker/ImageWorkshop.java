package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.atrium.drivers.spi.SpecRejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Makes image archives on an engine: by building a Dockerfile, or by fetching from a registry. It
 * leaves no name behind on the engine that was not there before.
 */
final class ImageWorkshop {

  private static final long BUILD_MEMORY = 2_048 * ClosedSettings.BYTES_PER_MIB;

  private static final int BUILD_PERIOD = 100_000;

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<name>[a-z0-9][a-z0-9._-]*(:[0-9]{1,5}(?=/))?(/[a-z0-9][a-z0-9._-]*)*)"
              + "(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?");

  private ImageWorkshop() {}

  static void build(Line line, Dockerfile dockerfile, Path target) throws IOException {
    for (var base : dockerfile.bases()) {
      if (idOf(line, base).isEmpty()) {
        throw new SpecRejected(
            "The base image '%s' is not on the host, and a build fetches nothing.".formatted(base));
      }
    }
    var name = "atrium-build/" + UUID.randomUUID() + ":latest";
    try {
      order(line, dockerfile, name);
      save(line, name, target);
    } finally {
      untag(line, name);
    }
  }

  private static void order(Line line, Dockerfile dockerfile, String name) throws IOException {
    var path =
        "/build?t=%s&networkmode=none&rm=1&forcerm=1&memory=%d&memswap=%d&cpuperiod=%d&cpuquota=%d"
            .formatted(
                ImageCopies.encoded(name), BUILD_MEMORY, BUILD_MEMORY, BUILD_PERIOD, BUILD_PERIOD);
    try (var answer = line.post(path, context(dockerfile))) {
      Progress.follow(answer);
    }
  }

  /** The build's context: the Dockerfile and nothing else. */
  private static InputStream context(Dockerfile dockerfile) throws IOException {
    var text = dockerfile.text().getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      var entry = new TarArchiveEntry("Dockerfile");
      entry.setSize(text.length);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  static void pull(Line line, String reference, Path target) throws IOException {
    var parts = REFERENCE.matcher(reference);
    if (reference.length() > 512 || !parts.matches()) {
      throw new SpecRejected(
          "'%s' is no image reference.".formatted(DockerFailures.shortened(reference)));
    }
    var tag =
        Optional.ofNullable(parts.group("digest"))
            .or(() -> Optional.ofNullable(parts.group("tag")))
            .orElse("latest");
    var name = parts.group("name") + (parts.group("digest") == null ? ":" : "@") + tag;
    var before = idOf(line, name);
    try {
      fetch(line, parts.group("name"), tag);
      saveFetched(line, name, target);
    } finally {
      putBack(line, name, before);
    }
  }

  private static void fetch(Line line, String name, String tag) throws IOException {
    var path =
        "/images/create?fromImage=%s&tag=%s"
            .formatted(ImageCopies.encoded(name), ImageCopies.encoded(tag));
    try (var answer = line.post(path, InputStream.nullInputStream())) {
      Progress.follow(answer);
    } catch (DockerException | SpecRejected refused) {
      throw RegistryRefusal.of(
          "%s%s%s".formatted(name, tag.contains(":") ? "@" : ":", tag), refused);
    }
  }

  /** An archive needs a name in it, and a digest is none, so it is saved under one of ours. */
  private static void saveFetched(Line line, String name, Path target) throws IOException {
    var own = "atrium-pull/" + UUID.randomUUID();
    line.docker().tagImageCmd(name, own, "latest").exec();
    try {
      save(line, own + ":latest", target);
    } finally {
      untag(line, own + ":latest");
    }
  }

  /** The name means again what it meant before: another image, or nothing. */
  private static void putBack(Line line, String name, Optional<String> before) {
    if (before.isEmpty()) {
      untag(line, name);
    } else if (!name.contains("@") && !before.equals(idOf(line, name))) {
      var colon = name.lastIndexOf(':');
      line.docker()
          .tagImageCmd(before.get(), name.substring(0, colon), name.substring(colon + 1))
          .exec();
    }
  }

  private static void save(Line line, String name, Path target) throws IOException {
    var complete = false;
    try (var archive = line.send(Method.GET, "/images/" + name + "/get")) {
      Files.copy(archive.getBody(), target, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(target);
      }
    }
  }

  private static Optional<String> idOf(Line line, String name) {
    try {
      return Optional.ofNullable(line.docker().inspectImageCmd(name).exec().getId());
    } catch (NotFoundException absent) {
      return Optional.empty();
    }
  }

  private static void untag(Line line, String name) {
    try {
      line.docker().removeImageCmd(name).withNoPrune(false).exec();
    } catch (NotFoundException gone) {
      return; // nothing was made under this name
    }
  }
}
