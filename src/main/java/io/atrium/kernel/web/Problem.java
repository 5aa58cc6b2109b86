package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.FieldFault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A failure as the outside sees it: nothing in it comes from a stack trace, a query or a class
 * name. One form for JSON, for pages and for the filters that come before both.
 */
record Problem(
    HttpStatus status,
    String code,
    String sentence,
    List<FieldFault> faults,
    Map<String, Object> details) {

  /** The detail that becomes the header {@code Retry-After}: whole seconds. */
  static final String RETRY_AFTER = "retryAfterSeconds";

  static Problem of(AtriumException failure) {
    return new Problem(
        status(failure.category()),
        failure.code(),
        failure.sentence(),
        failure.faults(),
        failure.details());
  }

  static Problem of(HttpStatus status, String code, String sentence) {
    return new Problem(status, code, sentence, List.of(), Map.of());
  }

  /** What is said about a defect of ours: that it is one, and nothing about its inside. */
  static Problem defect() {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "The portal made a mistake. Nothing is known to be wrong with your request; operators find"
            + " the cause in the log by the trace id.");
  }

  ProblemDetail document() {
    var document = ProblemDetail.forStatusAndDetail(status, sentence);
    document.setType(URI.create("/problems/" + code));
    document.setTitle(ProblemCodes.title(code));
    document.setProperty("code", code);
    document.setProperty("traceId", MDC.get(TraceIds.KEY));
    if (!faults.isEmpty()) {
      document.setProperty("errors", faults);
    }
    details.forEach(document::setProperty);
    return document;
  }

  ResponseEntity<ProblemDetail> answer() {
    return ResponseEntity.status(status)
        .headers(headers -> retryAfter(headers, details.get(RETRY_AFTER)))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(document());
  }

  private void retryAfter(HttpHeaders headers, @Nullable Object seconds) {
    if (seconds != null) {
      headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
    } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      headers.set(HttpHeaders.RETRY_AFTER, "10");
    }
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
