/**
 * Owns what departments mean to spend in a month and who approved more of it, foretells what the
 * month will come to, warns at the thresholds, and takes part in the decision on orders that would
 * pass it. It bills nothing.
 */
@NullMarked
@ApplicationModule(
    displayName = "Budgets",
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "accounts",
      "catalogue",
      "instances",
      "mail",
      "metering",
      "pricing",
      "pricing :: rating"
    })
package io.atrium.budgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
