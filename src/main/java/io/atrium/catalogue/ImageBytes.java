package io.atrium.catalogue;

/** How long a file is, and the SHA-256 of all of it in lower-case hex. */
public record ImageBytes(long length, String sha256) {}
