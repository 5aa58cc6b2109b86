package io.atrium.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bills are closed.
 *
 * @param waitForProof how long a month that is over waits for a host that cannot be seen, before it
 *     is closed without what is unproven
 * @param closeEvery how often it is looked whether there is something to close
 * @param verifyEvery how often the whole ledger is verified
 */
@ConfigurationProperties("atrium.billing")
record BillingSettings(
    @DefaultValue("72h") Duration waitForProof,
    @DefaultValue("10m") Duration closeEvery,
    @DefaultValue("24h") Duration verifyEvery) {}
