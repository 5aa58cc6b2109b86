/**
 * Hosts that exist only in memory, for trying the portal out, for tests under load and for
 * simulated histories. They keep the contract of real hosts, never wait, and say that they are
 * simulated wherever they show.
 */
@NullMarked
package io.atrium.drivers.simulated;

import org.jspecify.annotations.NullMarked;
