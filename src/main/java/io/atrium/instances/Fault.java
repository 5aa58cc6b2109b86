package io.atrium.instances;

/** Why an instance is parked: a code for programs and a sentence for people. */
public record Fault(String code, String sentence) {}
