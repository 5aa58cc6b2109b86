package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From {@code at} on, the instance is used like this. Published inside the transaction that records
 * the observation, so that an interval and the fact it rests on are never apart.
 *
 * @param at when it changed, as the host tells; else the last moment at which the old state was
 *     seen
 * @param observedAt when the portal saw it
 * @param gap whether what happened between {@code at} and {@code observedAt} is unknown
 * @param sequence 1, 2, 3 … for each instance: order follows it, never a clock
 */
public record BillableChanged(
    String instanceId,
    String departmentId,
    String ownerId,
    String name,
    Kind kind,
    Environment environment,
    String offeringId,
    Size size,
    @Nullable String hostId,
    Billable billable,
    Instant at,
    Instant observedAt,
    boolean gap,
    long sequence) {}
