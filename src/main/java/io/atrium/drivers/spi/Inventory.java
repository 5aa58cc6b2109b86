package io.atrium.drivers.spi;

import java.util.List;

/** Everything of ours on one host, and how many foreign instances stand beside it. */
public record Inventory(List<Seen> ours, int foreign) {

  public Inventory {
    ours = List.copyOf(ours);
  }

  /** One instance of ours as it was seen. */
  public record Seen(String instanceId, Observation.Present present) {}
}
