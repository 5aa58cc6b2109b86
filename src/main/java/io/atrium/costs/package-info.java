/**
 * Tells where the money goes: by department, person, service and label, over months and years, and
 * for one machine. It only reads; what it tells adds up to what bills say.
 */
@NullMarked
@ApplicationModule(
    displayName = "Costs",
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "accounts",
      "catalogue",
      "instances",
      "metering",
      "pricing",
      "pricing :: rating"
    })
package io.atrium.costs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
