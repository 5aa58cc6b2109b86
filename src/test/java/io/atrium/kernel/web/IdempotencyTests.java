package io.atrium.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.kernel.Ids;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.testing.BothDatabases;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import tools.jackson.databind.json.JsonMapper;

/** Repeated requests, one after the other and at once, on both databases. */
@ApplicationModuleTest(module = "kernel", verifyAutomatically = false)
@BothDatabases
class IdempotencyTests {

  @Autowired private Idempotency idempotency;
  @Autowired private JdbcClient jdbc;
  @Autowired private JsonMapper json;

  private final AtomicInteger worked = new AtomicInteger();
  private String key = "";

  @BeforeEach
  void another() {
    key = new Ids().next("key");
    worked.set(0);
  }

  @Test
  void doesTheWorkOnceAndRepeatsItsAnswer() {
    var first = send("a", this::made);
    var again = send("a", this::made);

    assertThat(worked).hasValue(1);
    assertThat(again.getStatusCode()).isEqualTo(first.getStatusCode());
    assertThat(again.getHeaders().getLocation()).isEqualTo(first.getHeaders().getLocation());
    assertThat(again.getHeaders().getETag()).isEqualTo(first.getHeaders().getETag());
    // What is repeated is the JSON of the answer, and no longer the object it was made from.
    assertThat(json.writeValueAsString((Object) again.getBody()))
        .isEqualTo(json.writeValueAsString(first.getBody()));
  }

  @Test
  void doesTheWorkEachTimeWithoutAKey() {
    idempotency.once(() -> "per-a", null, "POST /things", "a", this::made);
    idempotency.once(() -> "per-a", null, "POST /things", "a", this::made);

    assertThat(worked).hasValue(2);
  }

  @Test
  void refusesTheSameKeyWithAnotherBody() {
    send("a", this::made);

    assertThatExceptionOfType(IdempotencyMismatch.class).isThrownBy(() -> send("b", this::made));
  }

  @Test
  void keepsKeysOfDifferentPeopleAndAddressesApart() {
    send("a", this::made);
    idempotency.once(() -> "per-b", key, "POST /things", "a", this::made);
    idempotency.once(() -> "per-a", key, "POST /others", "a", this::made);

    assertThat(worked).hasValue(3);
  }

  @Test
  void forgetsAWorkThatFailedSoThatItCanBeTriedAgain() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> send("a", IdempotencyTests::failed));

    send("a", this::made);

    assertThat(worked).hasValue(1);
  }

  @Test
  void isOneTransactionWithTheWork() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() ->
            send(
                "a",
                () -> {
                  insert();
                  return failed();
                }));

    assertThat(
            jdbc.sql("select count(*) from idempotency_key where caller = ?")
                .param("work-" + key)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void storesOnlyWhatMayBeKept() {
    idempotency.once(
        () -> "per-a",
        key,
        "POST /things",
        "a",
        () -> ResponseEntity.ok(new Thing("t", "secret")),
        thing -> new Thing(thing.id(), ""));

    assertThat(
            jdbc.sql("select body from idempotency_key where request_key = ?")
                .param(key)
                .query(String.class)
                .single())
        .doesNotContain("secret\"}");
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> idempotency.once(() -> "per-a", "two words", "POST /x", "a", this::made));
  }

  @Test
  void letsOnlyOneOfTwoAtOnceDoTheWork() throws Exception {
    var working = new CountDownLatch(1);
    var secondCame = new CountDownLatch(1);
    Callable<Integer> first = () -> status(() -> slow(working, secondCame));
    Callable<Integer> second =
        () -> {
          working.await();
          secondCame.countDown();
          return status(this::made);
        };

    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = both.submit(first);
      var two = both.submit(second);

      assertThat(one.get()).isEqualTo(201);
      assertThat(two.get()).isIn(201, 409);
    }
    assertThat(worked).hasValue(1);
  }

  private ResponseEntity<Thing> slow(CountDownLatch working, CountDownLatch secondCame) {
    working.countDown();
    try {
      secondCame.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return made();
  }

  private int status(Supplier<ResponseEntity<Thing>> work) {
    try {
      return send("a", work).getStatusCode().value();
    } catch (RequestInProgress _) {
      return 409;
    }
  }

  private ResponseEntity<Thing> send(String body, Supplier<ResponseEntity<Thing>> work) {
    return idempotency.once(() -> "per-a", key, "POST /things", body, work);
  }

  private ResponseEntity<Thing> made() {
    var number = worked.incrementAndGet();
    return ResponseEntity.created(URI.create("/things/" + number))
        .eTag(ETags.of(number))
        .body(new Thing("t" + number, ""));
  }

  private static ResponseEntity<Thing> failed() {
    throw new NotFound("thing");
  }

  private void insert() {
    jdbc.sql(
            """
            insert into idempotency_key (caller, route, request_key, body_hash, created_at)
            values (?, 'work', ?, '', current_timestamp)\
            """)
        .params("work-" + key, key)
        .update();
  }

  private record Thing(String id, String secret) {}
}
