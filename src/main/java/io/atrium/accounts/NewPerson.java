package io.atrium.accounts;

import io.atrium.kernel.Faults;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be able to log in.
 *
 * @param name how they are shown; their login when nothing is said
 * @param password without one the portal makes a password for them, to be replaced at first login
 */
public record NewPerson(
    String login, @Nullable String name, @Nullable String email, @Nullable String password) {

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

  /** Logins are the same in any case, and kept in lower case. */
  public static String normal(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  static boolean fitsEmail(String email) {
    return EMAIL.matcher(email).matches();
  }

  Faults faults() {
    return new Faults()
        .unless(
            LOGIN.matcher(normal(login)).matches(),
            "login",
            "must be 2 to 64 letters, digits or . _ @ + -")
        .unless(name == null || Words.fit(name, 120), "name", Words.rule(120))
        .unless(email == null || fitsEmail(email), "email", "must be an e-mail address");
  }
}
