/**
 * Owns every instance from request to deletion: what its owner wants, what its host shows, and the
 * work of making the two agree. Nobody else commands a driver. It keeps no prices and no people.
 */
@NullMarked
@ApplicationModule(
    displayName = "Instances",
    allowedDependencies = {
      "kernel",
      "kernel :: web",
      "accounts",
      "catalogue",
      "drivers",
      "drivers :: spi",
      "hosts",
      "quota",
      "placement"
    })
package io.atrium.instances;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
