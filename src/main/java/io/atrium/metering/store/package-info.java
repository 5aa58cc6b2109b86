/** The tables of metering: facts, the intervals cut from them, and what is proven of each host. */
@NullMarked
package io.atrium.metering.store;

import org.jspecify.annotations.NullMarked;
