/**
 * Owns what was used: the facts about instances and about what is stored, and the exact intervals
 * cut from them, with what is proven of each. It knows no prices, and it never measures by
 * sampling.
 */
@NullMarked
@ApplicationModule(
    displayName = "Metering",
    allowedDependencies = {"kernel", "catalogue", "instances"})
package io.atrium.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
