package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The copies of our images on one engine. Each is tagged by our id and the digest of its bytes, so
 * a copy that is there is the right one, and is made by one of those who wait for it. Containers
 * start from the engine's own id of the copy, never from a tag that somebody may have moved.
 */
final class ImageCopies {

  private static final String REPOSITORY = "atrium/";

  private final Map<String, String> engineIds = new ConcurrentHashMap<>();

  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

  static String nameOf(ImageContent image) {
    return REPOSITORY + image.imageId() + ":" + image.sha256();
  }

  /** What others start from too has a name of its own; what is one instance's, one of that. */
  private static String nameFor(InstanceRef ref, ImageContent image) {
    return image.shared() ? nameOf(image) : OwnTags.image(ref, image.sha256());
  }

  /** The engine's id of the copy, which is made first where there is none. */
  String ensure(Line line, InstanceRef ref, ImageContent image)
      throws IOException, InterruptedException {
    var name = nameFor(ref, image);
    var known = engineIds.get(name);
    if (known != null) {
      return known;
    }
    var turn = turns.computeIfAbsent(name, _ -> new ReentrantLock());
    turn.lockInterruptibly();
    try {
      return findOrCopy(line, image, name);
    } finally {
      turn.unlock();
    }
  }

  /** Forgets that the copy was there: the engine has just said that it is not. */
  void forget(InstanceRef ref, ImageContent image) {
    engineIds.remove(nameFor(ref, image));
  }

  /** Forgets what was one instance's own. */
  void forgetAllOf(InstanceRef ref) {
    engineIds.keySet().removeIf(name -> name.startsWith(OwnTags.repository(ref) + ":"));
    turns.keySet().removeIf(name -> name.startsWith(OwnTags.repository(ref) + ":"));
  }

  private String findOrCopy(Line line, ImageContent image, String name) throws IOException {
    var known = engineIds.get(name);
    if (known != null) {
      return known;
    }
    var there = find(line, name);
    if (there.isEmpty()) {
      copy(line, image, name);
      there = find(line, name);
    }
    var id =
        there.orElseThrow(
            () -> new SpecRejected("Docker found no image in what was sent as " + image.imageId()));
    engineIds.put(name, id);
    return id;
  }

  private static Optional<String> find(Line line, String name) {
    try {
      return Optional.ofNullable(line.docker().inspectImageCmd(name).exec().getId());
    } catch (NotFoundException absent) {
      return Optional.empty();
    }
  }

  private static void copy(Line line, ImageContent image, String name) throws IOException {
    try (var bytes = open(image)) {
      switch (image.format()) {
        case CONTAINER_ARCHIVE -> load(line, bytes, name);
        case ROOTFS -> importRootFileSystem(line, bytes, name);
        case QCOW2 -> throw new SpecRejected("A container cannot start from a disk image.");
      }
    }
  }

  private static InputStream open(ImageContent image) {
    try {
      return new BufferedInputStream(Files.newInputStream(image.file()), 1 << 16);
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer(
          "The portal cannot read its own copy of image %s.".formatted(image.imageId()),
          unreadable);
    }
  }

  private static void load(Line line, InputStream bytes, String name) throws IOException {
    try (var archive = new RenamedArchive(bytes, name);
        var answer = line.post("/images/load?quiet=1", archive)) {
      Progress.follow(answer);
    }
  }

  /** docker-java's own command for this is refused by the engine with "unexpected EOF". */
  private static void importRootFileSystem(Line line, InputStream bytes, String name)
      throws IOException {
    var repository = name.substring(0, name.indexOf(':'));
    var tag = name.substring(name.indexOf(':') + 1);
    var path =
        "/images/create?fromSrc=-&repo=%s&tag=%s&changes=%s"
            .formatted(encoded(repository), tag, encoded("CMD [\"/sbin/init\"]"));
    try (var answer = line.post(path, bytes)) {
      Progress.follow(answer);
    }
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
