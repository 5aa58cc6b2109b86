/** Prices, estimates, use and bills over the REST interface. */
@NullMarked
package io.atrium.billing.web;

import org.jspecify.annotations.NullMarked;
