package io.atrium.accounts;

import io.atrium.kernel.Faults;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of a department. Null leaves a value as it is; an empty cost centre removes it.
 *
 * @param parentId the department above; for a new one the institution when nothing is said
 */
public record DepartmentChange(
    @Nullable String code,
    @Nullable String name,
    @Nullable String parentId,
    @Nullable String costCentre) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  /** Notes every value that cannot be; a new department must have a code and a name. */
  Faults faults(boolean isNew) {
    return new Faults()
        .unless(!isNew || code != null, "code", "is required")
        .unless(!isNew || name != null, "name", "is required")
        .unless(
            code == null || CODE.matcher(code).matches(),
            "code",
            "must be 1 to 40 letters, digits, dots, dashes or underscores")
        .unless(name == null || Words.fit(name, 120), "name", Words.rule(120))
        .unless(
            costCentre == null || costCentre.isEmpty() || Words.fit(costCentre, 80),
            "costCentre",
            Words.rule(80));
  }

  /** The department as it is after this change. */
  Department applyTo(Department before) {
    var centre = costCentre == null ? before.costCentre() : costCentre;
    return new Department(
        before.id(),
        Objects.requireNonNullElse(code, before.code()),
        Objects.requireNonNullElse(name, before.name()).strip(),
        before.parentId() == null ? null : Objects.requireNonNullElse(parentId, before.parentId()),
        centre == null || centre.isEmpty() ? null : centre);
  }
}
