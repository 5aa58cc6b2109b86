package io.atrium.accounts;

/** What a person is in one department. A head is also the head of every department below it. */
public enum Role {
  MEMBER,
  HEAD
}
