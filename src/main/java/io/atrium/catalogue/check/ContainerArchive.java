package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Archive.refuseIf;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What {@code docker save} writes: exactly one image, whose description and layers are all there.
 */
final class ContainerArchive {

  private static final String MANIFEST = "manifest.json";

  private static final int LONGEST_MANIFEST = 1 << 20;

  private static final int MOST_LAYERS = 512;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Tree tree = new Tree(false);

  private JsonNode manifest = MissingNode.getInstance();

  private ContainerArchive() {}

  static long size(Path file, ImageLimits limits) throws IOException {
    var image = new ContainerArchive();
    new Archive(file, limits).walk(image::visit);
    image.refuseIncomplete();
    return image.tree.bytes();
  }

  private void visit(TarArchiveEntry entry, InputStream data) throws IOException {
    refuseIf(
        entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO(),
        "'%s' is no file",
        Paths.shown(entry.getName()));
    if (MANIFEST.equals(tree.add(entry))) {
      refuseIf(entry.getSize() > LONGEST_MANIFEST, "its manifest.json is too long");
      manifest = parse(data.readAllBytes());
    }
  }

  private void refuseIncomplete() {
    refuseIf(!manifest.isArray(), "it has no manifest.json; save the image with 'docker save'");
    refuseIf(manifest.size() != 1, "it holds %d images instead of one", manifest.size());
    var image = manifest.get(0);
    refuseMissing(image.path("Config"), "description");
    var layers = image.path("Layers");
    refuseIf(!layers.isArray() || layers.isEmpty(), "its image has no layers");
    refuseIf(layers.size() > MOST_LAYERS, "its image has more than %d layers", MOST_LAYERS);
    StreamSupport.stream(layers.spliterator(), false)
        .forEach(layer -> refuseMissing(layer, "layer"));
  }

  private void refuseMissing(JsonNode name, String word) {
    refuseIf(
        !name.isString() || !tree.has(Paths.inside(name.asString())),
        "a %s that its manifest.json names is missing",
        word);
  }

  private static JsonNode parse(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException _) {
      throw new NotAnImage("The archive is refused: its manifest.json is not valid JSON.");
    }
  }
}
