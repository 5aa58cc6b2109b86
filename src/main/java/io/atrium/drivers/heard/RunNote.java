package io.atrium.drivers.heard;

import java.time.Instant;

/**
 * What is noted at a run on its host, and goes with it: whoever listens later knows by it whether
 * this is the run that is metered, and since when.
 *
 * @param number what the host calls the run; a note with another one was left by another run
 * @param startedAt when it began or, where nobody heard that, when it was first seen
 * @param bySight whether it was only first seen then, and began then at the latest
 */
public record RunNote(long number, Instant startedAt, boolean bySight) {}
