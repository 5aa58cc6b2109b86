package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels by which what is ours on an engine is known, and what they say. */
final class Labels {

  /** The owner tag: the id of the portal. */
  static final String PORTAL = "io.atrium.portal";

  static final String INSTANCE = "io.atrium.instance";

  static final String DEPARTMENT = "io.atrium.department";

  static final String IMAGE = "io.atrium.image";

  /** The engine's id of the image it was made from. */
  static final String IMAGE_ID = "io.atrium.image-id";

  /** Fingerprint of the specification the container was made from. */
  static final String SPECIFICATION = "io.atrium.specification";

  /** Docker keeps no limit of the disk, so that what was ordered is remembered here. */
  static final String DISK = "io.atrium.disk-gib";

  /**
   * The engine's id of the image the instance began with, which stays when its disk is put back.
   */
  static final String BASE_ID = "io.atrium.base-id";

  /** What a committed image is for. A container that has it was made from one, and not by us. */
  static final String KEPT = "io.atrium.kept";

  private Labels() {}

  /** All of them are given, so that none of an image's own takes effect. */
  static Map<String, String> of(InstanceSpec spec, String portalId, String imageId) {
    return Map.of(
        PORTAL, portalId,
        INSTANCE, spec.instanceId(),
        DEPARTMENT, spec.departmentId(),
        IMAGE, spec.image().imageId(),
        IMAGE_ID, imageId,
        BASE_ID, imageId,
        KEPT, "",
        SPECIFICATION, Fingerprint.of(spec),
        DISK, String.valueOf(spec.size().diskGib()));
  }

  /** What a container is labelled with; the engine may say nothing where it means none. */
  static Map<String, String> of(InspectContainerResponse seen) {
    var labels = seen.getConfig().getLabels();
    return labels == null ? Map.of() : labels;
  }

  /** Which instance a container is by its labels; empty where they do not say. */
  static String instance(@Nullable Map<String, String> labels) {
    return labels == null ? "" : labels.getOrDefault(INSTANCE, "");
  }

  /** The image an instance began with; older containers were never put back. */
  static String baseOf(Map<String, String> labels) {
    return labels.getOrDefault(BASE_ID, labels.getOrDefault(IMAGE_ID, ""));
  }

  /** Whether an image or a container was made of a container of this instance. */
  static boolean areOfOurs(@Nullable Map<String, String> labels, InstanceRef ref) {
    return labels != null
        && ref.host().portalId().equals(labels.get(PORTAL))
        && ref.instanceId().equals(instance(labels));
  }

  /** Whether it is the one that a disk is being read from: neither an instance nor foreign. */
  static boolean areExport(@Nullable Map<String, String> labels, String name, String portalId) {
    return labels != null
        && portalId.equals(labels.get(PORTAL))
        && name.equals(Asides.export(instance(labels)));
  }

  /**
   * Whether a container is this portal's. Labels alone do not prove it: a container that somebody
   * starts from a committed copy of ours inherits them. But it has neither our name, nor the very
   * image that we made ours from, by which ours is known even where somebody has renamed it.
   */
  static boolean areOurs(
      @Nullable Map<String, String> labels, String name, String imageId, String portalId) {
    return labels != null
        && portalId.equals(labels.get(PORTAL))
        && Containers.isInstanceId(instance(labels))
        && labels.getOrDefault(KEPT, "").isEmpty()
        && (name.equals(instance(labels)) || imageId.equals(labels.get(IMAGE_ID)));
  }
}
