package io.atrium.activity;

/**
 * An entry as those who watch get it.
 *
 * @param resumeAt ask for everything after this number to go on after an interruption; some of it
 *     may then come twice, but nothing is missed
 */
public record LiveEntry(TrailEntry entry, long resumeAt) {}
