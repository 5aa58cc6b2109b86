package io.atrium.benchmark;

/**
 * One line of the table.
 *
 * @param reached whether the target was met, so that a missed one cannot be overlooked
 */
record Figure(String work, String measured, String target, boolean reached) {

  @Override
  public String toString() {
    return "| %s | %s | %s | %s |".formatted(work, measured, target, reached ? "yes" : "no");
  }
}
