/**
 * The few words that all rooms share: sizes, money, ids, time, failures and the trail's interface.
 * It knows nothing about clouds and depends on no other room.
 */
@NullMarked
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
package io.atrium.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
