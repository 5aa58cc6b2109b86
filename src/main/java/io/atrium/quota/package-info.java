/**
 * Owns how much may be held: limits along the tree of institution, departments and people, what is
 * used of them, and the holds that requests take before anything is made. It knows nothing of what
 * is held; it never frees anything by age.
 */
@NullMarked
@ApplicationModule(
    displayName = "Quota",
    allowedDependencies = {"kernel", "kernel :: web", "accounts"})
package io.atrium.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
