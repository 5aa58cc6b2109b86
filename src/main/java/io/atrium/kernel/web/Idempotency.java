package io.atrium.kernel.web;

import io.atrium.kernel.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes repeating a request harmless. The key, the work and its answer are one transaction: after a
 * crash either all of it is there or none, and of two equal requests at once only one does the
 * work.
 */
@Component
public class Idempotency {

  /** The header by which a caller says which calls are the same one, sent again. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private final Answers answers;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  Idempotency(Answers answers, TransactionTemplate transaction, JsonMapper json) {
    this.answers = answers;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * Does the work, or repeats the answer it had when the same request came before. Failures are not
   * kept: who repeats a refused request is judged anew. The body of a repeated answer is its JSON
   * and no longer a {@code T}: hand it on, and do not look into it.
   *
   * @param key the header {@code Idempotency-Key}; without one the work is simply done
   * @param route method and address, such as {@code POST /api/v1/instances}
   */
  public <T> ResponseEntity<T> once(
      Caller caller,
      @Nullable String key,
      String route,
      Object body,
      Supplier<ResponseEntity<T>> work) {
    return once(caller, key, route, body, work, UnaryOperator.identity());
  }

  /**
   * The same for answers that hold a secret which must not be stored.
   *
   * @param kept what of the answer's body may be stored, and is what a repetition gets
   */
  public <T> ResponseEntity<T> once(
      Caller caller,
      @Nullable String key,
      String route,
      Object body,
      Supplier<ResponseEntity<T>> work,
      UnaryOperator<T> kept) {
    if (key == null || !WrongParts.noted().isEmpty()) {
      return work.get(); // where something is wrong with the request, it is rehearsed and no more
    }
    check(key);
    var asked = new Answers.Key(caller.personId(), route, key);
    var hash = hash(body);
    var earlier = answers.find(asked);
    if (earlier.isPresent()) {
      return repeat(earlier.get(), hash);
    }
    try {
      return doAndKeep(asked, hash, work, kept);
    } catch (KeyTaken taken) {
      // Whoever was faster has committed, or their row would not stand in the way.
      return repeat(answers.find(asked).orElseThrow(RequestInProgress::new), hash);
    }
  }

  private <T> ResponseEntity<T> doAndKeep(
      Answers.Key asked, String hash, Supplier<ResponseEntity<T>> work, UnaryOperator<T> kept) {
    var answer =
        transaction.execute(_ -> {
          take(asked, hash);
          var done = work.get();
          var body = done.getBody() == null ? null : kept.apply(done.getBody());
          answers.keep(
              asked,
              done.getStatusCode().value(),
              json.writeValueAsString(headers(done)),
              body == null ? null : json.writeValueAsString(body));
          return done;
        });
    if (answer == null) {
      throw new IllegalStateException("The work gave no answer");
    }
    return answer;
  }

  private void take(Answers.Key asked, String hash) {
    try {
      answers.take(asked, hash);
    } catch (DuplicateKeyException taken) {
      throw new KeyTaken(taken);
    } catch (PessimisticLockingFailureException _) {
      throw new RequestInProgress();
    }
  }

  @SuppressWarnings("unchecked") // the body is the JSON of a T, and is only ever written out again
  private <T> ResponseEntity<T> repeat(Answers.Answer answer, String hash) {
    if (!answer.bodyHash().equals(hash)) {
      throw new IdempotencyMismatch();
    }
    if (answer.status() == null) {
      throw new RequestInProgress();
    }
    var again = ResponseEntity.status(answer.status());
    Map<?, ?> headers =
        answer.headers() == null ? Map.of() : json.readValue(answer.headers(), Map.class);
    headers.forEach((name, value) -> again.header(name.toString(), value.toString()));
    return answer.body() == null
        ? again.build()
        : (ResponseEntity<T>) again.body(json.readTree(answer.body()));
  }

  private static Map<String, String> headers(ResponseEntity<?> answer) {
    var found = new HashMap<String, String>();
    for (var name : KEPT_HEADERS) {
      var value = answer.getHeaders().getFirst(name);
      if (value != null) {
        found.put(name, value);
      }
    }
    return found;
  }

  static void check(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new InvalidRequest(HEADER, "must be 1 to 200 visible ASCII characters");
    }
  }

  private String hash(Object body) {
    try {
      var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /**
   * Somebody else took the key first; it carries the fact out of the transaction and no further.
   */
  private static final class KeyTaken extends RuntimeException {

    KeyTaken(Throwable cause) {
      super(cause);
    }
  }
}
