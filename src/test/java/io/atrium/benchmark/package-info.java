/**
 * Measures the portal from outside, as the packaged jar in a process of its own, and prints tables.
 * Nothing here is a test: no build fails because a machine is slow.
 */
@NullMarked
package io.atrium.benchmark;

import org.jspecify.annotations.NullMarked;
