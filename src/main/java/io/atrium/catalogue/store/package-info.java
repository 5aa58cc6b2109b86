/** The files behind images: received whole or not at all, and named after the image alone. */
@NullMarked
package io.atrium.catalogue.store;

import org.jspecify.annotations.NullMarked;
