package io.atrium.instances.store;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import java.time.Instant;
import java.util.Map;

/** Rows of instances as tests begin with them. */
public final class TestRow {

  private TestRow() {}

  /** One that was made on its host and that nobody has looked at yet. */
  public static InstanceRow placed(Instant orderedAt) {
    var ordered =
        new Ordered(
            Kind.VM, "dep-1", "per-1", Environment.TEST, "img-1", "off-1", 1, 512, 10, false, null);
    var row = new InstanceRow("i-00000000000000001", "web", ordered, Map.of(), orderedAt);
    row.placeOn("h-1");
    row.provisioned(true);
    return row;
  }
}
