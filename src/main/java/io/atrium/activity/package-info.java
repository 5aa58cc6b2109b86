/**
 * The trail: who did what, when. It hears every event that is {@link io.atrium.kernel.Recorded}, in
 * the transaction of the change, and only ever adds. It must not know what other rooms are about.
 */
@NullMarked
@ApplicationModule(
    displayName = "Activity",
    allowedDependencies = {"kernel", "kernel :: web", "accounts"})
package io.atrium.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
