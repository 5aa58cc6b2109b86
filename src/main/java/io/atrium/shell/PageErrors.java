package io.atrium.shell;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns any explained failure into a page, or into a notice inside the page that asked. The advice
 * for programs comes first and takes their share; unexplained failures stay 500 and reach the log.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(PageErrors.AFTER_THE_ADVICE_FOR_PROGRAMS)
class PageErrors {

  static final int AFTER_THE_ADVICE_FOR_PROGRAMS = 1_000;

  @ExceptionHandler
  ModelAndView explain(
      AtriumException failure, HttpServletRequest request, HttpServletResponse response) {
    var status = status(failure.category());
    var page = new ModelAndView("shell/refused", status);
    if (request.getHeader("HX-Request") != null) {
      page.setViewName("shell/notice");
      response.setHeader("HX-Retarget", "#notices");
      response.setHeader("HX-Reswap", "innerHTML");
    }
    page.addObject("kind", kind(status));
    page.addObject("sentence", failure.sentence());
    return page;
  }

  private static String kind(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN, NOT_FOUND, CONFLICT, SERVICE_UNAVAILABLE -> String.valueOf(status.value());
      default -> status.is4xxClientError() ? "4xx" : "5xx";
    };
  }

  private static HttpStatus status(ErrorCategory category) {
    return switch (category) {
      case CALLER -> HttpStatus.BAD_REQUEST;
      case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case DENIED -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT, CAPACITY -> HttpStatus.CONFLICT;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
      case BACKEND -> HttpStatus.SERVICE_UNAVAILABLE;
      case DEFECT -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
