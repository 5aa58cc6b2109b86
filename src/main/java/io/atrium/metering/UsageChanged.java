package io.atrium.metering;

import java.time.Instant;

/**
 * What a department used from the moment on is not as it was before. Published in the transaction
 * of the observation; who has already charged for that time has to look again.
 */
public record UsageChanged(String departmentId, Instant from) {}
