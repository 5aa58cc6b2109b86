/**
 * The way to hosts: the contract that every driver keeps (named interface {@code spi}), the one
 * gate that all calls pass, and the drivers themselves in closed packages of their own. A driver
 * knows no database, no department and no price.
 */
@NullMarked
@ApplicationModule(displayName = "Drivers", allowedDependencies = "kernel")
package io.atrium.drivers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
