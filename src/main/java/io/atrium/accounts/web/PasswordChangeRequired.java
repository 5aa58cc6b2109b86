package io.atrium.accounts.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The password was made by somebody else; nothing else is open before its owner replaces it. */
final class PasswordChangeRequired extends AtriumException {

  static final String CODE = "password-change-required";

  PasswordChangeRequired() {
    super(
        CODE,
        ErrorCategory.DENIED,
        "Choose a password of your own first: on the page /password, or by PATCH /api/v1/me with"
            + " currentPassword and password.");
  }
}
