package io.atrium.metering;

import io.atrium.instances.Billable;
import io.atrium.kernel.Size;

/** What is held from a second on: a machine, or something that is stored for itself. */
public sealed interface Held {

  /** How many units of the meter that is. */
  long units(Meter meter);

  /** An instance of a size, of which more or less is in use. */
  record Machine(Size size, Billable billable) implements Held {

    @Override
    public long units(Meter meter) {
      return meter.units(billable, size);
    }
  }

  /** So many MiB, counted by one meter only; none once it is gone. */
  record Stored(Meter meter, long mib) implements Held {

    private static final long BYTES_PER_MIB = 1L << 20;

    public Stored {
      if (!meter.stored()) {
        throw new IllegalArgumentException("Nothing is stored as " + meter.word());
      }
      if (mib < 0) {
        throw new IllegalArgumentException("Nobody stores less than nothing: " + mib);
      }
    }

    /** A MiB that was begun counts whole. */
    static Stored bytes(Meter meter, long bytes) {
      return new Stored(meter, Math.ceilDiv(bytes, BYTES_PER_MIB));
    }

    @Override
    public long units(Meter other) {
      return other == meter ? mib : 0;
    }
  }
}
