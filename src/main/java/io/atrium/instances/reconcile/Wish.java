package io.atrium.instances.reconcile;

import io.atrium.instances.Desired;
import io.atrium.instances.Errand;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an instance, with what the planner must remember of the past.
 *
 * @param provisioned whether it has ever been made: what vanishes after that is never made again
 * @param fulfilled whether this very wish was seen fulfilled before
 * @param started whether the present operation has already started it once
 * @param rebootPending whether a restart was asked for and not yet done
 * @param errand what is still to be done to it once, or null
 * @param cleared whether the present operation has already removed it, with all that was made for
 *     it
 * @param archived whether its disk lies whole in the portal's store
 * @param hostWasLost whether the host was out of sight since the last look
 */
public record Wish(
    Desired desired,
    boolean provisioned,
    boolean fulfilled,
    boolean started,
    boolean rebootPending,
    @Nullable Errand errand,
    boolean cleared,
    boolean archived,
    boolean hostWasLost) {}
