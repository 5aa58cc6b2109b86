/**
 * The arithmetic of bills: pure functions from use and prices to amounts. Nothing here does I/O.
 * Bills, budgets and costs are made of the same words, so that what is told beforehand, meanwhile
 * and afterwards is one calculation.
 */
@NullMarked
@NamedInterface("rating")
package io.atrium.pricing.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
