package io.atrium.kernel.web;

import java.util.Locale;

/** Problem codes as a person reads them. */
final class ProblemCodes {

  private ProblemCodes() {}

  /** The same words for every occurrence of a code: {@code quota-exceeded} is "Quota exceeded". */
  static String title(String code) {
    var words = code.replace('-', ' ').replace('.', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
