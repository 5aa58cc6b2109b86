package io.atrium.instances.store;

import io.atrium.kernel.Sealer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the owner gave for the first boot. It may hold passwords, so it is kept sealed and shown to
 * nobody.
 */
@Component
public class InstanceSecrets {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sealer sealer;

  InstanceSecrets(Sealer sealer) {
    this.sealer = sealer;
  }

  /** The sealed text for the row, or null when nothing was given. */
  public @Nullable String seal(Opened opened) {
    return opened.isEmpty() ? null : sealer.seal(JSON.writeValueAsString(opened));
  }

  public Opened open(@Nullable String sealed) {
    return sealed == null ? Opened.NOTHING : JSON.readValue(sealer.open(sealed), Opened.class);
  }

  /**
   * The readable form. It exists only while an order is taken and while a specification is sent.
   */
  public record Opened(
      @Nullable String userData, List<String> command, Map<String, String> environment) {

    static final Opened NOTHING = new Opened(null, List.of(), Map.of());

    boolean isEmpty() {
      return equals(NOTHING);
    }

    @Override
    public String toString() {
      return "Opened[not shown]";
    }
  }
}
