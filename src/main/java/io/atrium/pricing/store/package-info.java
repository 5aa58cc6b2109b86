/** The tables of the price book. */
@NullMarked
package io.atrium.pricing.store;

import org.jspecify.annotations.NullMarked;
