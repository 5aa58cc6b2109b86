/** The price book: its pages and its REST interface. */
@NullMarked
package io.atrium.pricing.web;

import org.jspecify.annotations.NullMarked;
