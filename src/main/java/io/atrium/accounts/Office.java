package io.atrium.accounts;

/**
 * What a person is in the whole institution: the operator runs the portal, the auditor reads it.
 */
public enum Office {
  OPERATOR,
  AUDITOR
}
