/**
 * Owns the ledger and bills. A bill is a pure function of recorded use and the price book; nothing
 * issued is ever changed. It takes no part in how instances live.
 */
@NullMarked
@ApplicationModule(
    displayName = "Billing",
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
package io.atrium.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
