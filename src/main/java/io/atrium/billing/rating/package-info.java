/**
 * The arithmetic of bills: pure functions from use and prices to amounts. Nothing here does I/O.
 */
@NullMarked
package io.atrium.billing.rating;

import org.jspecify.annotations.NullMarked;
