package io.atrium.instances.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others see of an instance. */
class ViewingTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final String ADDRESS = "192.168.122.7";

  private final InstanceRow row = TestRow.placed(NOON);

  @Test
  void whatRunsHasItsAddressesAndItsStart() {
    row.see(new Seen(PowerState.RUNNING, List.of(ADDRESS), NOON, NOON));

    assertThat(row.view(null).addresses()).containsExactly(ADDRESS);
    assertThat(row.view(null).startedAt()).isEqualTo(NOON);
  }

  @Test
  void whatIsSeenStoppedHasNeitherThoughItsHostStillTellsThem() {
    row.see(new Seen(PowerState.STOPPED, List.of(ADDRESS), NOON, NOON.plusSeconds(60)));

    assertThat(row.view(null).addresses()).isEmpty();
    assertThat(row.view(null).startedAt()).isNull();
  }
}
