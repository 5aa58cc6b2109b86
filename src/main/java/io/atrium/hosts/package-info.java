/**
 * The machines we run on: how to reach them, how they are, how large they are, and who holds which
 * part of that capacity. It looks at hosts and never changes anything on them.
 */
@NullMarked
@ApplicationModule(
    displayName = "Hosts",
    allowedDependencies = {"kernel", "kernel :: web", "accounts", "drivers", "drivers :: spi"})
package io.atrium.hosts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
