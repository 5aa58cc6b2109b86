package io.atrium.instances;

/** A wish was recorded; whoever reconciles may begin as soon as it is committed. */
public record ReconcileRequested(String instanceId) {}
