package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import io.atrium.drivers.spi.InstanceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of images that belong to one instance, all below {@code atrium/<instance>}. They are
 * the only thing about a container that an engine lets change, so they also tell how large its disk
 * was ordered last. Removed with the instance.
 */
final class OwnTags {

  private static final Logger LOG = LoggerFactory.getLogger(OwnTags.class);

  private static final String REPOSITORY = "atrium/";

  private static final Pattern DISK =
      Pattern.compile("atrium/(?<instance>i-[0-9a-f]{17}):(?<portal>.+)\\.disk-(?<gib>[0-9]{1,7})");

  private static final Pattern SNAPSHOT = Pattern.compile(".+:snap-[0-9a-f]{17}");

  private OwnTags() {}

  /** The repository of one instance. */
  static String repository(InstanceRef ref) {
    return REPOSITORY + ref.instanceId();
  }

  static String disk(InstanceRef ref, int gib) {
    return "%s:%s.disk-%d".formatted(repository(ref), ref.host().portalId(), gib);
  }

  static String snapshot(InstanceRef ref, String snapshotId) {
    return repository(ref) + ":" + snapshotId;
  }

  static String export(InstanceRef ref) {
    return "%s:%s.export".formatted(repository(ref), ref.host().portalId());
  }

  /** The copy of an image that is this one instance's own. */
  static String image(InstanceRef ref, String sha256) {
    return "%s:%s.image-%s".formatted(repository(ref), ref.host().portalId(), sha256);
  }

  /** The disks in GiB that were ordered after the container was made, by instance. */
  static Map<String, Integer> disks(Line line, String portalId) {
    return disks(named(line, REPOSITORY + "i-*"), portalId);
  }

  /** The disk in GiB that was ordered after the container was made; 0 where none was. */
  static int disk(Line line, InstanceRef ref) {
    return disks(named(line, repository(ref)), ref.host().portalId())
        .getOrDefault(ref.instanceId(), 0);
  }

  private static Map<String, Integer> disks(List<Image> images, String portalId) {
    var disks = new TreeMap<String, Integer>();
    images.stream()
        .flatMap(OwnTags::namesOf)
        .map(DISK::matcher)
        .filter(name -> name.matches() && name.group("portal").equals(portalId))
        .forEach(name ->
            disks.merge(name.group("instance"), Integer.valueOf(name.group("gib")), Math::max));
    return disks;
  }

  /** Notes the disk that was ordered; smaller notes are gone after that. */
  static void noteDisk(Line line, InstanceRef ref, String imageId, int gib) {
    var name = disk(ref, gib);
    give(line, imageId, name);
    ours(line, ref)
        .filter(other -> DISK.matcher(other).matches() && !other.equals(name))
        .forEach(other -> remove(line, other));
  }

  /** Takes the notes away: something else tells the disk now. */
  static void forgetDisk(Line line, InstanceRef ref) {
    ours(line, ref)
        .filter(name -> DISK.matcher(name).matches())
        .forEach(name -> remove(line, name));
  }

  private static void give(Line line, String imageId, String name) {
    var colon = name.lastIndexOf(':');
    line.docker().tagImageCmd(imageId, name.substring(0, colon), name.substring(colon + 1)).exec();
  }

  /** Takes everything away. What somebody else has built a container on stays for that. */
  static void removeAll(Line line, InstanceRef ref) {
    for (var name : ours(line, ref).toList()) {
      try {
        remove(line, name);
      } catch (ConflictException inUse) {
        if (Containers.labelled(line, ref).findAny().isPresent()) {
          throw inUse; // our own container is only just going
        }
        LOG.info("The image {} stays: {}", name, DockerFailures.words(inUse));
      }
    }
  }

  /** The names of this portal's: by what they say, or by what the image says. */
  private static Stream<String> ours(Line line, InstanceRef ref) {
    var inRepository = repository(ref) + ":";
    var start = inRepository + ref.host().portalId() + ".";
    return named(line, repository(ref)).stream()
        .flatMap(image ->
            namesOf(image)
                .filter(name -> name.startsWith(inRepository))
                .filter(name ->
                    name.startsWith(start)
                        || (SNAPSHOT.matcher(name).matches()
                            && Labels.areOfOurs(image.getLabels(), ref))));
  }

  static List<Image> named(Line line, String repository) {
    return line.docker().listImagesCmd().withReferenceFilter(repository).exec();
  }

  static Stream<String> namesOf(Image image) {
    return Optional.ofNullable(image.getRepoTags()).stream()
        .flatMap(Stream::of)
        .filter(name -> !name.startsWith("<none>"));
  }

  /** Takes a name away, and the image with its last one. Absent is success. */
  static void remove(Line line, String name) {
    try {
      line.docker().removeImageCmd(name).withNoPrune(false).exec();
    } catch (NotFoundException gone) {
      return; // somebody took it away already
    }
  }
}
