package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Another operation on the instance has not ended yet; the refusal names it. */
public final class OperationInProgress extends AtriumException {

  public OperationInProgress(String operationId, OperationType type) {
    super(
        "operation-in-progress",
        ErrorCategory.CONFLICT,
        "The machine is still busy with '%s'. Try again when that has ended."
            .formatted(type.name().toLowerCase(Locale.ROOT)),
        List.of(),
        Map.of("operationId", operationId));
  }
}
