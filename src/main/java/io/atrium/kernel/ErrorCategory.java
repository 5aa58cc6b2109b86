package io.atrium.kernel;

/**
 * Whose turn it is after a failure. Each category has one HTTP status, see {@code docs/errors.md}.
 */
public enum ErrorCategory {
  /** The request itself is wrong; the caller changes it (400). */
  CALLER,
  /** Well-formed, but cannot be processed as it stands (422). */
  UNPROCESSABLE,
  /** Who asks is not known (401). */
  UNAUTHENTICATED,
  /** A role or a quota says no (403). */
  DENIED,
  /** It does not exist, or is not the caller's to see (404). */
  NOT_FOUND,
  /** It is in another state than the request needs (409). */
  CONFLICT,
  /** The caller's copy is stale (412). */
  STALE,
  /** No host has room (409). */
  CAPACITY,
  /** Too many requests (429). */
  LIMITED,
  /** A host or another service does not answer (503). */
  BACKEND,
  /** Our own mistake (500). */
  DEFECT
}
