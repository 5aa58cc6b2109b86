package io.atrium.instances;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The host cannot be seen. What ran on it is unproven from {@code lastConfirmedAt} on. */
public record HostUnseen(String hostId, @Nullable Instant lastConfirmedAt) {}
