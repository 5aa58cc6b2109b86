package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.FieldFault;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Why a form of a page was refused: a sentence for all of it, or what is wrong field by field. The
 * form is shown again with what was entered, so that nothing has to be typed twice.
 *
 * @param sentence null where the fields say it all
 * @param afresh where the form is shown as the thing is now, or null where that would not help
 */
public record FormFaults(
    @Nullable String sentence, Map<String, String> fields, @Nullable String afresh) {

  public static final FormFaults NONE = new FormFaults(null, Map.of(), null);

  public static FormFaults of(AtriumException refused) {
    var fields = new LinkedHashMap<String, String>();
    for (FieldFault fault : refused.faults()) {
      fields.putIfAbsent(fault.field(), fault.message());
    }
    return new FormFaults(
        fields.isEmpty() ? refused.sentence() : null,
        fields,
        refused instanceof Stale ? here() : null);
  }

  /** Every form that can be stale is shown at the address to which it is sent. */
  private static @Nullable String here() {
    return ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
  }

  /** The same, with the status that a refused form is answered with. */
  public static FormFaults of(AtriumException refused, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return of(refused);
  }

  /**
   * The same for what can be mended in the form; all else, such as a missing right, is thrown on,
   * so that the page of the question answers it.
   */
  public static FormFaults mendable(AtriumException refused, HttpServletResponse response) {
    if (refused.category() != ErrorCategory.CALLER
        && refused.category() != ErrorCategory.CONFLICT) {
      throw refused;
    }
    return of(refused, response);
  }

  /** What is wrong with one field, or null. */
  public @Nullable String of(String field) {
    return fields.get(field);
  }

  public boolean any() {
    return sentence != null || !fields.isEmpty();
  }
}
