package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.FieldFault;
import java.util.List;
import java.util.Map;

/** Another machine of the department has this name, and nothing else is wrong. */
public final class NameTaken extends AtriumException {

  static final FieldFault FAULT = new FieldFault("name", "is already taken");

  public NameTaken(String name) {
    super(
        "name-taken",
        ErrorCategory.CONFLICT,
        "Your department already has a machine called '%s'. Choose another name.".formatted(name),
        List.of(FAULT),
        Map.of());
  }
}
