package io.atrium.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param login what they log in with; never changes
 * @param name how they are called wherever they are shown
 * @param keys OpenSSH public keys that new virtual machines of theirs accept
 * @param active false for those who left; the trail and bills still name them
 * @param oneTimePassword whether they have to choose a password of their own before anything else
 */
public record Person(
    String id,
    String login,
    String name,
    @Nullable String email,
    Set<Office> offices,
    List<String> keys,
    boolean active,
    boolean oneTimePassword,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    long version) {

  public Person {
    offices = Set.copyOf(offices);
    keys = List.copyOf(keys);
  }
}
