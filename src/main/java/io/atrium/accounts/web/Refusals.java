package io.atrium.accounts.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;

/** How the gate says no. */
final class Refusals {

  private Refusals() {}

  static AtriumException denied() {
    return new AtriumException("forbidden", ErrorCategory.DENIED, "This address is not open.");
  }

  /** A page's refusal: a form that waited too long leads back to the login, all else is a 403. */
  static void page(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    if (failure instanceof CsrfException && request.getRequestURI().equals("/login")) {
      PageRedirects.go(request, response, "/login?problem=ended");
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }
}
