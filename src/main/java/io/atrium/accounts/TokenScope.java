package io.atrium.accounts;

/** What a token may be used for: always a part of what its maker may do, never more. */
public enum TokenScope {
  /** Sees what its maker sees, and changes nothing. */
  READ,
  /** Orders and operates instances. */
  OPERATE,
  /** Manages members, and the portal itself where its maker is an operator. */
  ADMINISTER
}
