/**
 * What may be ordered: offerings (sizes with a SKU) and images with their checked bytes. It knows
 * who may see which of them, and nothing about instances, hosts or prices: upper rooms answer those
 * through the interfaces declared here.
 */
@NullMarked
@ApplicationModule(
    displayName = "Catalogue",
    allowedDependencies = {"kernel", "kernel :: web", "accounts"})
package io.atrium.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
