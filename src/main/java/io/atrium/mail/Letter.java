package io.atrium.mail;

import java.util.regex.Pattern;

/**
 * The words of one mail, once plain and once as HTML. Its subject is one line, whatever the names
 * in it hold: nothing in a name becomes a header of its own.
 */
record Letter(String subject, String text, String html) {

  private static final int LONGEST_SUBJECT = 200;

  /** Whatever ends a line somewhere, and the marks that turn the direction of writing. */
  private static final Pattern NOT_ON_A_LINE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  Letter {
    subject = oneLine(subject);
  }

  static String oneLine(String words) {
    var line = NOT_ON_A_LINE.matcher(words).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }
}
