package io.atrium.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where failures become answers: a problem document for programs, an alert for htmx,
 * a page for everybody else. Explained failures are the caller's business; defects reach the log.
 */
@Controller
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @ExceptionHandler
  @Nullable Object explain(
      Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws Throwable {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // the security filters know whether it is 401 or 403
    }
    if (failure instanceof AsyncRequestNotUsableException
        || failure instanceof AsyncRequestTimeoutException
        || response.isCommitted()) {
      return null; // nobody listens any more
    }
    var problem = Translation.of(failure);
    if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    if (failure instanceof HttpRequestMethodNotSupportedException wrong
        && wrong.getSupportedMethods() != null) {
      response.setHeader(
          HttpHeaders.ALLOW,
          String.join(", ", new TreeSet<>(List.of(wrong.getSupportedMethods()))));
    }
    return answer(problem, request, response);
  }

  /** What the container and filters report by status alone. */
  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
    var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var problem = Translation.http(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    return uri instanceof String path && Problems.speaksJson(path)
        ? problem.answer()
        : page(problem, request, response);
  }

  private static Object answer(
      Problem problem, HttpServletRequest request, HttpServletResponse response) {
    if (Problems.speaksJson(request)) {
      return problem.answer();
    }
    var page = page(problem, request, response);
    if (problem.status() == HttpStatus.CONFLICT) { // so there is such a thing
      page.addObject("back", WayBack.noted(request));
    }
    return page;
  }

  private static ModelAndView page(
      Problem problem, HttpServletRequest request, HttpServletResponse response) {
    var swapped =
        request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
    if (swapped) {
      response.setHeader("HX-Retarget", "#notices");
      response.setHeader("HX-Reswap", "innerHTML");
    }
    var view = new ModelAndView(swapped ? "shell/notice :: notice" : "shell/refused");
    view.setStatus(problem.status());
    view.addObject("kind", kind(problem.status()));
    view.addObject("sentence", problem.sentence());
    view.addObject("faults", problem.faults());
    return view;
  }

  /**
   * Which words the page opens with: those of the status where there are some, else of its class.
   */
  private static String kind(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN, NOT_FOUND, CONFLICT, SERVICE_UNAVAILABLE -> Integer.toString(status.value());
      default -> status.is4xxClientError() ? "4xx" : "5xx";
    };
  }
}
