package io.atrium.accounts;

import org.jspecify.annotations.Nullable;

/**
 * One tenant: it owns, it is limited, and it pays. Departments form one tree whose root is the
 * institution itself, the only one without a parent.
 *
 * @param code short and unique, as people write it on forms
 * @param costCentre the key of the institution's own book-keeping
 */
public record Department(
    String id, String code, String name, @Nullable String parentId, @Nullable String costCentre) {}
