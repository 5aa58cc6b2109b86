/** The portal: one package per room, each with a declared door. */
@NullMarked
package io.atrium;

import org.jspecify.annotations.NullMarked;
