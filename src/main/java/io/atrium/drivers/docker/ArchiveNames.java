package io.atrium.drivers.docker;

import io.atrium.drivers.spi.SpecRejected;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the names in the lists of a container image archive, which must be about one image. */
final class ArchiveNames {

  /** The list that every engine reads. */
  static final String LIST = "manifest.json";

  /** The list of the Open Container Initiative, which newer engines prefer. */
  static final String INDEX = "index.json";

  static final String OLD_LIST = "repositories";

  private static final JsonMapper JSON = JsonMapper.shared();

  private ArchiveNames() {}

  /** The list {@code which}, naming its one image {@code name} and nothing else. */
  static byte[] replace(String which, byte[] content, String name) {
    var list = read(content, which);
    if (which.equals(LIST)) {
      var image = onlyOne(list, which);
      image.putArray("RepoTags").add(name);
      requirePaths(image);
    } else {
      nameInIndex(onlyOne(list.path("manifests"), which), name);
    }
    return JSON.writeValueAsBytes(list);
  }

  private static JsonNode read(byte[] content, String which) {
    try {
      return JSON.readTree(content);
    } catch (JacksonException unreadable) {
      throw new SpecRejected(
          "The image archive is refused: its %s is no JSON.".formatted(which), unreadable);
    }
  }

  private static ObjectNode onlyOne(JsonNode images, String which) {
    if (images.isArray() && images.size() == 1 && images.get(0) instanceof ObjectNode image) {
      return image;
    }
    throw new SpecRejected(
        "The image archive is refused: its %s must list one image, not %d."
            .formatted(which, images.size()));
  }

  private static void requirePaths(ObjectNode image) {
    var config = image.path("Config");
    if (!config.isString() || !image.path("Layers").isArray()) {
      throw new SpecRejected("The image archive is refused: its manifest.json is incomplete.");
    }
    ArchivePaths.plain(config.stringValue());
    image.path("Layers").forEach(layer -> ArchivePaths.plain(layer.asString()));
  }

  private static void nameInIndex(ObjectNode image, String name) {
    image
        .putObject("annotations")
        .put("io.containerd.image.name", "docker.io/" + name)
        .put("org.opencontainers.image.ref.name", name.substring(name.indexOf(':') + 1));
  }
}
