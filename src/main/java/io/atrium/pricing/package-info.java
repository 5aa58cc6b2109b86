/**
 * Owns the price book and the arithmetic of money: what recorded or planned use costs under which
 * prices. Bills, budgets and costs all ask here, so that they can never differ. It keeps no bills.
 */
@NullMarked
@ApplicationModule(
    displayName = "Pricing",
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "accounts",
      "catalogue",
      "instances",
      "metering"
    })
package io.atrium.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
