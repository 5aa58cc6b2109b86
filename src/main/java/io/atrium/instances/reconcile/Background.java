package io.atrium.instances.reconcile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the portal works in the background.
 *
 * @param enabled false where somebody else moves the clock and asks for each pass
 * @param workers how many instances are worked on at a time
 */
@ConfigurationProperties("atrium.background")
record Background(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("32") int workers,
    @DefaultValue("PT60S") java.time.Duration sweepEvery) {}
