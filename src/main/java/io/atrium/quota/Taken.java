package io.atrium.quota;

import java.util.List;

/** A hold as it is recorded: whose, how far it has come, and which scopes it counts against. */
record Taken(
    String subjectId, String operationId, HoldState state, List<String> path, Amounts amounts) {}
