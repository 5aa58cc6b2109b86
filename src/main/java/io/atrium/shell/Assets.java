package io.atrium.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses of styles, scripts and icons. Their names carry a hash of their content, so
 * browsers may keep them for ever; which hash is today's stands in the manifest that the front-end
 * build leaves beside them. Without that build pages still work and merely look plain.
 */
class Assets {

  private static final String FOLDER = "/assets/";

  private final Map<String, Chunk> chunks;

  Assets() {
    this(new ClassPathResource("static/assets/.vite/manifest.json"));
  }

  Assets(Resource manifest) {
    chunks = manifest.exists() ? read(manifest) : Map.of();
    if (chunks.isEmpty()) {
      LoggerFactory.getLogger(Assets.class)
          .warn("Pages have no styles: the front end was left out of this build");
    }
  }

  /** The address of what a source file became, or null where nothing was built. */
  @Nullable String address(String source) {
    return Optional.ofNullable(chunks.get(source)).map(chunk -> FOLDER + chunk.file()).orElse(null);
  }

  /** The address of the styles that a script brings along, or null where nothing was built. */
  @Nullable String styles(String script) {
    return Optional.ofNullable(chunks.get(script))
        .flatMap(chunk -> chunk.css().stream().findFirst())
        .map(file -> FOLDER + file)
        .orElse(null);
  }

  private static Map<String, Chunk> read(Resource manifest) {
    var json =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (var content = manifest.getInputStream()) {
      return json.readValue(content, new TypeReference<Map<String, Chunk>>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One entry of the manifest, with the two of its fields that matter here. */
  private record Chunk(String file, @Nullable List<String> css) {

    @Override
    public List<String> css() {
      return css == null ? List.of() : css;
    }
  }
}
