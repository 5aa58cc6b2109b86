package io.atrium.mail;

/**
 * A mail in the hands of one portal, until the lease runs out and another may take it.
 *
 * @param attempts including the one that begins now
 * @param epoch grows with each that takes it
 */
record OutgoingMail(
    String id, String personId, String address, Letter letter, int attempts, long epoch) {}
