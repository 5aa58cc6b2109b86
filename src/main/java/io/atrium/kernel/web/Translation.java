package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns whatever a request ended in into a {@link Problem}. Pure: it neither logs nor answers. */
final class Translation {

  private Translation() {}

  static Problem of(Throwable failure) {
    return switch (failure) {
      case AtriumException explained -> Problem.of(explained);
      case HttpMessageNotReadableException unreadable ->
          invalid(List.of(bodyFault(unreadable.getCause())));
      case BindException wrong -> invalid(bindingFaults(wrong.getBindingResult()));
      case BindingResult wrong -> invalid(bindingFaults(wrong));
      case HandlerMethodValidationException wrong -> invalid(parameterFaults(wrong));
      case ConstraintViolationException wrong -> invalid(constraintFaults(wrong));
      case MethodArgumentTypeMismatchException wrong -> wrongKind(wrong.getName(), wrong);
      case TypeMismatchException wrong ->
          wrongKind(Objects.requireNonNullElse(wrong.getPropertyName(), "request"), wrong);
      case MissingServletRequestParameterException missing ->
          invalid(List.of(new FieldFault(missing.getParameterName(), "is required")));
      case MissingRequestHeaderException missing ->
          invalid(List.of(new FieldFault(missing.getHeaderName(), "is a required header")));
      case OptimisticLockingFailureException _, DuplicateKeyException _ ->
          Problem.of(
              HttpStatus.CONFLICT,
              "concurrent-change",
              "Somebody else changed it at the same moment. Read it again and repeat your change.");
      case TransientDataAccessException _, CannotCreateTransactionException _ -> overloaded();
      case ErrorResponse http -> http(HttpStatus.valueOf(http.getStatusCode().value()));
      default -> Problem.defect();
    };
  }

  private static Problem wrongKind(String name, TypeMismatchException wrong) {
    return invalid(List.of(new FieldFault(name, Expected.of(wrong.getRequiredType()))));
  }

  /** The problem for a bare HTTP status, as containers and the framework report them. */
  static Problem http(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> Problem.of(new NotFound("address"));
      case BAD_REQUEST -> Problem.of(status, InvalidRequest.CODE, "The request is malformed.");
      case UNAUTHORIZED -> Problem.of(status, "unauthenticated", "You are not logged in.");
      case FORBIDDEN -> Problem.of(status, "forbidden", "You may not do this.");
      case METHOD_NOT_ALLOWED ->
          Problem.of(status, "method-not-allowed", "This address does not know that method.");
      case NOT_ACCEPTABLE ->
          Problem.of(status, "not-acceptable", "It is not available in the form that you accept.");
      case UNSUPPORTED_MEDIA_TYPE ->
          Problem.of(
              status,
              "unsupported-media-type",
              "The body is of a type that is not understood here; send application/json.");
      case CONTENT_TOO_LARGE -> Problem.of(status, "too-large", "The body is too large.");
      case SERVICE_UNAVAILABLE -> overloaded();
      default ->
          status.is4xxClientError()
              ? Problem.of(status, InvalidRequest.CODE, "The request cannot be understood.")
              : Problem.defect();
    };
  }

  private static Problem overloaded() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "overloaded",
        "The portal has too much to do right now. Nothing was changed; try again in a moment.");
  }

  private static Problem invalid(List<FieldFault> faults) {
    return Problem.of(new InvalidRequest(faults));
  }

  private static FieldFault bodyFault(@Nullable Throwable cause) {
    return switch (cause) {
      case MismatchedInputException wrong when !field(wrong).isEmpty() ->
          new FieldFault(field(wrong), Expected.of(wrong.getTargetType()));
      case StreamReadException broken when broken.getLocation() != null ->
          new FieldFault(
              "body",
              "is not valid JSON: see line %d, column %d"
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()));
      case JacksonException wrong when !field(wrong).isEmpty() ->
          new FieldFault(field(wrong), "has a value that is not possible");
      case null -> new FieldFault("body", "is required");
      default -> new FieldFault("body", "must be a JSON object of the documented form");
    };
  }

  /** The field that stopped the reading, when Jackson could not go on. */
  private static String field(JacksonException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static List<FieldFault> bindingFaults(BindingResult wrong) {
    return wrong.getAllErrors().stream().map(Translation::fault).toList();
  }

  private static FieldFault fault(ObjectError error) {
    if (error instanceof FieldError field) {
      var message =
          field.contains(TypeMismatchException.class)
              ? Expected.of(field.unwrap(TypeMismatchException.class).getRequiredType())
              : field.getDefaultMessage();
      return new FieldFault(field.getField(), String.valueOf(message));
    }
    return new FieldFault("request", String.valueOf(error.getDefaultMessage()));
  }

  private static List<FieldFault> parameterFaults(HandlerMethodValidationException wrong) {
    var faults = new ArrayList<FieldFault>();
    for (var result : wrong.getParameterValidationResults()) {
      var name = result.getMethodParameter().getParameterName();
      for (var error : result.getResolvableErrors()) {
        faults.add(
            error instanceof FieldError field
                ? fault(field)
                : new FieldFault(String.valueOf(name), String.valueOf(error.getDefaultMessage())));
      }
    }
    return faults;
  }

  private static List<FieldFault> constraintFaults(ConstraintViolationException wrong) {
    return wrong.getConstraintViolations().stream()
        .map(each -> new FieldFault(each.getPropertyPath().toString(), each.getMessage()))
        .toList();
  }
}
