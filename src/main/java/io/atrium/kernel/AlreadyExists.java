package io.atrium.kernel;

import java.util.Arrays;
import java.util.Map;

/** Something else already has that name, code or other key, and there can be only one of each. */
public final class AlreadyExists extends AtriumException {

  public static final String CODE = "already-exists";

  /**
   * @param word what exists already, such as {@code "department"}
   * @param fields those whose values are taken
   */
  public AlreadyExists(String word, String... fields) {
    super(
        CODE,
        ErrorCategory.CONFLICT,
        "There is already a %s with this %s.".formatted(word, String.join(" or this ", fields)),
        Arrays.stream(fields).map(AlreadyExists::fault).toList(),
        Map.of());
  }

  static FieldFault fault(String field) {
    return new FieldFault(field, "is already taken");
  }
}
