package io.atrium.drivers.simulated;

import java.time.Instant;

/** The truth about one moment: from here on the instance runs, or does not. */
public record PowerChange(String host, String instanceId, boolean running, Instant at) {}
