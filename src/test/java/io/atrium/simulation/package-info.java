/**
 * The whole portal in one thread, on a clock that only the story moves, with hosts in memory:
 * random histories with faults at every seam, and the invariants that must hold after each. A
 * history follows from its seed alone, so whatever is found can be played again.
 */
@NullMarked
package io.atrium.simulation;

import org.jspecify.annotations.NullMarked;
