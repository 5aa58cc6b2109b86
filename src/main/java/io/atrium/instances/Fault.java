package io.atrium.instances;

/**
 * Why an instance is parked: a code for programs and a sentence for people. It may name any number
 * of hosts, so it is cut where it grows too long to be kept.
 */
public record Fault(String code, String sentence) {

  private static final int LONGEST = 900;

  public Fault {
    sentence = cut(sentence, LONGEST);
  }

  /** The beginning of the text where the whole is too long. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
