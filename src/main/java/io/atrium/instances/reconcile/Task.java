package io.atrium.instances.reconcile;

import io.atrium.drivers.HostAddress;
import io.atrium.instances.store.Claims.Claim;

/**
 * One claimed instance, as it was when the pass began: enough to look and act without the database.
 *
 * @param look whether there can be anything on the host to look at
 * @param attempts how many passes in a row have failed
 */
record Task(
    Claim claim, long generation, Wish wish, HostAddress host, boolean look, int attempts) {}
