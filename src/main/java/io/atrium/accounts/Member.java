package io.atrium.accounts;

import java.time.Instant;

/** A person in a department, and as what. The version counts the changes of that. */
public record Member(
    String personId, String login, String name, Role role, Instant since, long version) {}
