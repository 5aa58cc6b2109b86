package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.kernel.Size;
import java.util.Collection;
import java.util.Map;

/** What instances cost. Billing knows; this room only shows it beside them. */
public interface InstanceCosts {

  /** What each has cost since the month began, by instance id. */
  Map<String, Money> monthToDate(Collection<String> instanceIds);

  /** What one hour of running costs at the prices of now. */
  Money perHour(Kind kind, Environment environment, Size size, String offeringId);
}
