package io.atrium.instances.store;

import io.atrium.drivers.spi.Observation.PowerState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at the latest look.
 *
 * @param power null while it was never seen, or was seen to be absent
 */
@Embeddable
public record Seen(
    @Nullable @Enumerated(EnumType.STRING) PowerState power,
    @Convert(converter = Texts.Addresses.class) List<String> addresses,
    @Nullable @Column(name = "started_at") Instant startedAt,
    @Nullable @Column(name = "observed_at") Instant observedAt) {

  static Seen nothing() {
    return new Seen(null, List.of(), null, null);
  }
}
