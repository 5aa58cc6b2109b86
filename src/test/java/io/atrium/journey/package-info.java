/**
 * Whole journeys: the portal as it is, started in the test's process, used over REST as a program
 * uses it, with real hosts of the live lanes behind it. What is true is asked of the hosts
 * themselves.
 */
@NullMarked
package io.atrium.journey;

import org.jspecify.annotations.NullMarked;
