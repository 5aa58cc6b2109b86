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

  /**
   * A page's refusal. A form without the token of the present session was made in one that has
   * ended: it leads to the login and from there back to its page. All else is a 403.
   */
  static void page(
      HttpServletRequest request,
      HttpServletResponse response,
      AccessDeniedException failure,
      NextPage next)
      throws IOException {
    if (failure instanceof CsrfException && request.getMethod().equals("POST")) {
      next.rememberForm(request, response);
      PageRedirects.go(request, response, "/login?problem=ended");
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }
}
