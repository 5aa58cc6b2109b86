package io.atrium.metering;

import io.atrium.instances.CountersRead.Counted;
import org.jspecify.annotations.Nullable;

/** One whole number for each meter of what is consumed; null where nobody knows it. */
public record Amounts(
    @Nullable Long cpuTime,
    @Nullable Long networkIn,
    @Nullable Long networkOut,
    @Nullable Long blockRead,
    @Nullable Long blockWritten) {

  static Amounts of(Counted counted) {
    return new Amounts(
        counted.cpuNanos(),
        counted.networkIn(),
        counted.networkOut(),
        counted.blockRead(),
        counted.blockWritten());
  }

  /** How much of the meter; null where nobody knows, and of whatever is not consumed. */
  public @Nullable Long of(Meter meter) {
    return switch (meter) {
      case CPU_TIME -> cpuTime;
      case NETWORK_IN -> networkIn;
      case NETWORK_OUT -> networkOut;
      case BLOCK_READ -> blockRead;
      case BLOCK_WRITTEN -> blockWritten;
      case VCPU, MEMORY, DISK, ADDRESS, SNAPSHOT, IMAGE, VOLUME, ARCHIVE -> null;
    };
  }

  boolean nothing() {
    return Meter.ofConsumption().stream().allMatch(each -> isNothing(of(each)));
  }

  private static boolean isNothing(@Nullable Long amount) {
    return amount == null || amount == 0;
  }

  /** Number by number what the other way of putting two together makes of them. */
  Amounts with(Amounts other, Both both) {
    return new Amounts(
        both.of(cpuTime, other.cpuTime),
        both.of(networkIn, other.networkIn),
        both.of(networkOut, other.networkOut),
        both.of(blockRead, other.blockRead),
        both.of(blockWritten, other.blockWritten));
  }

  /** A way of making one number of two, of which either may be unknown. */
  interface Both {

    @Nullable Long of(@Nullable Long one, @Nullable Long other);
  }
}
