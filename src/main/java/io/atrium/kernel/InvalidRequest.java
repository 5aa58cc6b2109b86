package io.atrium.kernel;

import java.util.List;
import java.util.Map;

/** The request has wrong fields; all of them are named at once, and nothing was made. */
public final class InvalidRequest extends AtriumException {

  public static final String CODE = "invalid-request";

  public InvalidRequest(List<FieldFault> faults) {
    super(CODE, ErrorCategory.CALLER, sentence(faults), faults, Map.of());
  }

  public InvalidRequest(String field, String message) {
    this(List.of(new FieldFault(field, message)));
  }

  private static String sentence(List<FieldFault> faults) {
    return faults.size() == 1
        ? "%s: %s".formatted(faults.getFirst().field(), faults.getFirst().message())
        : "%d fields need to be corrected.".formatted(faults.size());
  }
}
