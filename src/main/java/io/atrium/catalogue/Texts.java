package io.atrium.catalogue;

/** What texts of the catalogue may look like, and the words for those that do not. */
final class Texts {

  static final String LINE_OF_100 = "\\s*(?=\\S)[^\\p{Cntrl}]{1,100}";

  static final String LINE_OF_300 = "[^\\p{Cntrl}]{0,300}";

  static final String LINE_MESSAGE_100 = "must be one line of 1 to 100 characters";

  static final String LINE_MESSAGE_300 = "must be one line of at most 300 characters";

  static final String MISSING = "is missing";

  static final String SKU = "must be 1 to 63 capital letters, digits and hyphens";

  static final String SHA256 = "must be the 64 hex digits of a SHA-256";

  private Texts() {}
}
