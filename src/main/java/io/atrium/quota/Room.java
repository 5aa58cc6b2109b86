package io.atrium.quota;

/**
 * How much room there is for one person's next request: the tightest of all limits on the way up.
 *
 * @param scopeName whose limit it is, as people call it
 */
public record Room(QuotaMeter meter, String scopeName, long limit, long left) {}
