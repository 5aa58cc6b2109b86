package io.atrium.billing;

import java.time.Instant;

/**
 * How far a bill whose month is not closed has counted.
 *
 * @param until the moment until which everything on it is counted
 * @param goesOn whether something on it goes on: each of that counts up to its last look, be it
 *     later
 * @param unseen whether some of that was last seen before now
 */
public record Counted(Instant until, boolean goesOn, boolean unseen) {}
