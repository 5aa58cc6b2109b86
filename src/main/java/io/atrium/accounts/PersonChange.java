package io.atrium.accounts;

import io.atrium.kernel.Faults;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of a person. Null leaves a value as it is; an empty e-mail address removes it.
 */
public record PersonChange(
    @Nullable String name,
    @Nullable String email,
    @Nullable List<String> keys,
    @Nullable Set<Office> offices,
    @Nullable Boolean active) {

  /** What people may change about themselves. */
  public static PersonChange profile(
      @Nullable String name, @Nullable String email, @Nullable List<String> keys) {
    return new PersonChange(name, email, keys, null, null);
  }

  Faults faults() {
    var faults =
        new Faults()
            .unless(name == null || Words.fit(name, 120), "name", Words.rule(120))
            .unless(
                email == null || email.isEmpty() || NewPerson.fitsEmail(email),
                "email",
                "must be an e-mail address");
    if (keys != null) {
      SshKeys.check(keys, faults);
    }
    return faults;
  }
}
