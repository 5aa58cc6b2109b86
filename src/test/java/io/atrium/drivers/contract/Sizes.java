package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.Size;

/**
 * Judges whether an instance has a size: as the driver sees it, and as the host really gives it.
 */
final class Sizes {

  private Sizes() {}

  /** A disk may be larger than asked for: a host may know no bounds to it. */
  static void assertHas(Bench bench, String id, Size wanted, PowerState power) {
    assertFits(bench.await(id, power).size(), wanted);
    assertFits(bench.bed().given(bench.ref(id)), wanted);
  }

  private static void assertFits(Size size, Size wanted) {
    assertThat(size.vcpus()).as("processors").isEqualTo(wanted.vcpus());
    assertThat(size.memoryMib()).as("memory").isEqualTo(wanted.memoryMib());
    assertThat(size.diskGib()).as("disk").isGreaterThanOrEqualTo(wanted.diskGib());
  }
}
