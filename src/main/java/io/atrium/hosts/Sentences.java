package io.atrium.hosts;

/** Cuts what drivers say to the width of its column, so that a long complaint is still stored. */
final class Sentences {

  private static final int WIDTH = 500;

  private Sentences() {}

  static String fitting(String sentence) {
    return sentence.length() <= WIDTH ? sentence : sentence.substring(0, WIDTH - 1) + "…";
  }
}
