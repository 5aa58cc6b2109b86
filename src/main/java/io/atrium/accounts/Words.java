package io.atrium.accounts;

/** What any short text typed by a person must keep: something visible, one line, not too long. */
final class Words {

  private Words() {}

  static boolean fit(String text, int most) {
    return !text.isBlank()
        && text.length() <= most
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  static String rule(int most) {
    return "must be 1 to %d characters on one line".formatted(most);
  }
}
