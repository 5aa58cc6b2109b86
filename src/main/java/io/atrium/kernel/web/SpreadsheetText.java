package io.atrium.kernel.web;

/** Text for files that spreadsheets open: what people chose themselves never calculates there. */
public final class SpreadsheetText {

  private SpreadsheetText() {}

  /** An apostrophe before whatever a spreadsheet takes for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
