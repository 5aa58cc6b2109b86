package io.atrium.kernel;

import java.util.List;
import java.util.Map;

/**
 * A failure that can be explained: a stable code for programs, a category that says whose turn it
 * is, and a sentence that a person can act on. Everything else that is thrown is a defect.
 */
public class AtriumException extends RuntimeException {

  private final String code;

  private final ErrorCategory category;

  private final transient List<FieldFault> faults;

  private final transient Map<String, Object> details;

  public AtriumException(String code, ErrorCategory category, String sentence) {
    this(code, category, sentence, List.of(), Map.of());
  }

  /**
   * A failure with everything a program may want to know.
   *
   * @param faults one entry per wrong field, all of them at once
   * @param details further members of the problem document, with JSON-friendly values
   */
  public AtriumException(
      String code,
      ErrorCategory category,
      String sentence,
      List<FieldFault> faults,
      Map<String, Object> details) {
    super(sentence);
    this.code = code;
    this.category = category;
    this.faults = List.copyOf(faults);
    this.details = Map.copyOf(details);
  }

  public String code() {
    return code;
  }

  public ErrorCategory category() {
    return category;
  }

  /** The sentence for the person, never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  public List<FieldFault> faults() {
    return faults;
  }

  public Map<String, Object> details() {
    return details;
  }
}
