package io.atrium.kernel;

/**
 * The thing does not exist, or belongs to another department: both get the very same sentence, so
 * that nobody learns which ids exist.
 */
public final class NotFound extends AtriumException {

  public static final String CODE = "not-found";

  /**
   * @param word what was looked for, such as {@code "instance"}
   */
  public NotFound(String word) {
    super(CODE, ErrorCategory.NOT_FOUND, "There is no such %s.".formatted(word));
  }
}
