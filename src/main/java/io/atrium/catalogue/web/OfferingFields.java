package io.atrium.catalogue.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.catalogue.NewOffering;
import io.atrium.catalogue.Offering;
import io.atrium.catalogue.OfferingChange;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.kernel.web.ETags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a size. Its SKU, kind and figures are set once: another size is another offering.
 *
 * @param active present where it can be ordered
 * @param seen the entity tag of what the form shows, so that it is not saved over another change
 */
record OfferingFields(
    @Nullable String sku,
    @Nullable String name,
    @Nullable String purpose,
    @Nullable Kind kind,
    @Nullable String vcpus,
    @Nullable String memoryMib,
    @Nullable String diskGib,
    @Nullable String active,
    @Nullable String seen) {

  static final OfferingFields BLANK =
      new OfferingFields(null, null, null, Kind.VM, null, null, null, null, null);

  static OfferingFields of(Offering offering) {
    var active = offering.active() ? "on" : null;
    return new OfferingFields(
        offering.sku(),
        offering.name(),
        offering.purpose(),
        null,
        null,
        null,
        null,
        active,
        ETags.of(offering.version()));
  }

  NewOffering offering() {
    var faults = new Faults();
    var wanted =
        new NewOffering(
            filled(sku),
            filled(name),
            filled(purpose),
            kind,
            number("vcpus", vcpus, faults),
            number("memoryMib", memoryMib, faults),
            number("diskGib", diskGib, faults));
    faults.refuse();
    return wanted;
  }

  OfferingChange change() {
    return new OfferingChange(
        Objects.requireNonNullElse(name, ""),
        Objects.requireNonNullElse(purpose, ""),
        active != null);
  }

  private static @Nullable Integer number(String field, @Nullable String text, Faults faults) {
    var digits = filled(text);
    if (digits == null || digits.matches("[0-9]{1,9}")) {
      return digits == null ? null : Integer.valueOf(digits);
    }
    faults.add(field, "must be a whole number");
    return null;
  }
}
