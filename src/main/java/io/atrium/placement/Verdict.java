package io.atrium.placement;

/** What speaks for or against one host, in a sentence with figures. */
public record Verdict(String hostId, String hostName, boolean fits, String sentence) {}
