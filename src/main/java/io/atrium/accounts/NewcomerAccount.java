package io.atrium.accounts;

import org.jspecify.annotations.Nullable;

/**
 * A person and, where the portal just made one for them, the password to hand over.
 *
 * @param oneTimePassword shown now and never again; it has to be replaced at the first login
 */
public record NewcomerAccount(Person person, @Nullable String oneTimePassword) {}
