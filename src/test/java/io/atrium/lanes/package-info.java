/**
 * The live lanes: tests against real daemons, which {@code src/test/lanes} prepares. A test belongs
 * to a lane by the tags {@code live} and {@code live-<lane>}, its class is named {@code *Live}.
 */
@NullMarked
package io.atrium.lanes;

import org.jspecify.annotations.NullMarked;
