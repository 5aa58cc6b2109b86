package io.atrium.kernel;

import java.util.List;
import java.util.Map;

/** Something else already has that name, code or other key, and there can be only one of each. */
public final class AlreadyExists extends AtriumException {

  public static final String CODE = "already-exists";

  /**
   * @param word what exists already, such as {@code "department"}
   * @param field the field whose value is taken
   */
  public AlreadyExists(String word, String field) {
    super(
        CODE,
        ErrorCategory.CONFLICT,
        "There is already a %s with this %s.".formatted(word, field),
        List.of(new FieldFault(field, "is already taken")),
        Map.of());
  }
}
