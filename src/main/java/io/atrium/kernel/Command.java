package io.atrium.kernel;

import java.util.List;

/**
 * One thing that the jar does instead of serving, asked for by its word: {@code java -jar
 * atrium.jar bill verify}. It prints what it finds and ends.
 */
public interface Command {

  /** It did what was asked for, and all is well. */
  int DONE = 0;

  /** It did what was asked for, and found something wrong, or could not do it. */
  int FAILED = 1;

  /** It was not asked for in words that it knows. */
  int NOT_UNDERSTOOD = 2;

  String word();

  /** What may follow the word, one line for each possibility. */
  String usage();

  /**
   * Does it.
   *
   * @param words what was said after its word, settings of the portal among them
   * @return what the process ends with
   */
  int run(List<String> words);
}
