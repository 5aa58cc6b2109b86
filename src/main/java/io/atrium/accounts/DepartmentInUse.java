package io.atrium.accounts;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** Only an empty department can be deleted; the sentence says what is still in this one. */
public final class DepartmentInUse extends AtriumException {

  public static final String CODE = "department-in-use";

  DepartmentInUse(List<String> holdings) {
    super(
        CODE,
        ErrorCategory.CONFLICT,
        "The department cannot be deleted: it still has %s.".formatted(String.join(", ", holdings)),
        List.of(),
        Map.of("holdings", holdings));
  }
}
