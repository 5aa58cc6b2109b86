package io.atrium.instances.web;

import io.atrium.kernel.Money;
import io.atrium.kernel.Size;
import org.jspecify.annotations.Nullable;

/**
 * One instance in a list, ready to print.
 *
 * @param settling what is under way beside the phase, such as {@code stop}, or null
 * @param watched whether the row should look again soon
 * @param monthToDate what it has cost since the month began
 */
record InstanceLine(
    String id,
    String name,
    String phase,
    @Nullable String settling,
    boolean watched,
    boolean simulated,
    boolean unreachable,
    String image,
    String department,
    @Nullable String address,
    Size size,
    Money monthToDate) {}
