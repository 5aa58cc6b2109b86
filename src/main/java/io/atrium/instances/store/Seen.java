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
 * @param startExact whether it began at startedAt; else it was first seen then
 * @param remark what the host said beside its state; kept only where it runs
 * @param doubtedAt until when this is proven, where a sweep has shown since that it is no longer so
 */
@Embeddable
public record Seen(
    @Nullable @Enumerated(EnumType.STRING) PowerState power,
    @Convert(converter = Texts.Addresses.class) List<String> addresses,
    @Nullable @Column(name = "started_at") Instant startedAt,
    @Column(name = "start_exact") boolean startExact,
    @Nullable @Column(name = "observed_at") Instant observedAt,
    @Nullable @Column(name = "remark") String remark,
    @Nullable @Column(name = "doubted_at") Instant doubtedAt) {

  /** A look at the thing itself leaves no doubt. */
  public Seen(
      @Nullable PowerState power,
      List<String> addresses,
      @Nullable Instant startedAt,
      @Nullable Instant observedAt) {
    this(power, addresses, startedAt, true, observedAt, null, null);
  }

  static Seen nothing() {
    return new Seen(null, List.of(), null, null);
  }
}
