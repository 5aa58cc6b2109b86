package io.atrium.accounts.login;

import io.atrium.accounts.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A person as logging in needs them: their rights, and what decides whether a session still holds.
 *
 * @param stamp grows whenever sessions opened before have to end
 * @param oneTime whether they must choose a password of their own before anything else
 */
public record Known(
    Actor actor,
    String login,
    @Nullable String passwordHash,
    boolean active,
    boolean oneTime,
    long stamp) {}
