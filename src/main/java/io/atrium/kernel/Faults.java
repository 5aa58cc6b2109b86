package io.atrium.kernel;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Collects every fault of a request before it is refused, so that a person corrects it once. */
public final class Faults {

  private final List<FieldFault> found = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private String word = "thing";

  /** Notes a fault unless the condition holds. */
  public Faults unless(boolean fine, String field, String message) {
    var fault = new FieldFault(field, message);
    if (!fine && !found.contains(fault)) {
      found.add(fault);
    }
    return this;
  }

  public Faults add(String field, String message) {
    return unless(false, field, message);
  }

  /** Notes everything in which a request breaks the constraints written on its fields. */
  public Faults constraints(Validator validator, Object asked) {
    validator
        .validate(asked)
        .forEach(broken -> add(broken.getPropertyPath().toString(), broken.getMessage()));
    return this;
  }

  /**
   * Notes that something has that value already, unless the value cannot be anyway. Where nothing
   * else is wrong it is a conflict.
   */
  public Faults unlessTaken(BooleanSupplier free, String word, String field) {
    if (!has(field) && !free.getAsBoolean()) {
      this.word = word;
      taken.add(field);
      found.add(AlreadyExists.fault(field));
    }
    return this;
  }

  /** Whether something is wrong with that field. */
  public boolean has(String field) {
    return found.stream().anyMatch(each -> each.field().equals(field));
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /** Refuses the request with all faults, or does nothing when there are none. */
  public void refuse() {
    if (any() && found.size() == taken.size()) {
      throw new AlreadyExists(word, taken.toArray(String[]::new));
    }
    if (any()) {
      throw new InvalidRequest(found);
    }
  }
}
