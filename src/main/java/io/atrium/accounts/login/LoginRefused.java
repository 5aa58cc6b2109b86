package io.atrium.accounts.login;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** Who asks is not known. One sentence for all reasons, so that nobody learns which names exist. */
public final class LoginRefused extends AtriumException {

  public static final String CODE = "unauthenticated";

  private LoginRefused(String sentence) {
    super(CODE, ErrorCategory.UNAUTHENTICATED, sentence);
  }

  public static LoginRefused password() {
    return new LoginRefused("The name or the password is wrong.");
  }

  public static LoginRefused token() {
    return new LoginRefused("The token is not valid: it is mistyped, revoked or expired.");
  }

  public static LoginRefused nothing() {
    return new LoginRefused(
        "You are not logged in. Send an API token as Bearer, or a name and password as Basic.");
  }
}
