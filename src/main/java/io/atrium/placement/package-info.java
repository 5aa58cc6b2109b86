/**
 * Chooses hosts for a size, and says of each host why it fits or not. Pure: it owns no table, asks
 * nobody, and gives the same answer to the same question.
 */
@NullMarked
@ApplicationModule(
    displayName = "Placement",
    allowedDependencies = {"kernel", "hosts"})
package io.atrium.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
