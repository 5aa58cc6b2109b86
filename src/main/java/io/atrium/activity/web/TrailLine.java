package io.atrium.activity.web;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail, ready to print: never with an id where a person reads.
 *
 * @param action key of its words
 * @param what the name of what it happened to, or null where the words say all
 * @param month the month of a bill, else null
 * @param href where that is shown, or null
 * @param where the department it happened in, where that is not clear from the rest
 * @param simulated whether it is simulated
 * @param note key of something to add, or null
 * @param sentence what there is to say beside it, or null
 */
record TrailLine(
    Instant at,
    String who,
    String action,
    @Nullable String what,
    @Nullable YearMonth month,
    @Nullable String href,
    @Nullable String where,
    boolean simulated,
    @Nullable String note,
    @Nullable String sentence) {}
