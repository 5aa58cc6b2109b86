package io.atrium.quota;

/**
 * What one person may have in one department, and has.
 *
 * @param member false where they belong to it no more, but still hold something there
 */
public record PersonQuota(String personId, String name, boolean member, Quota quota) {}
