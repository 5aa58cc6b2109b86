package io.atrium.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actors;
import io.atrium.accounts.Forbidden;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Recorded;
import io.atrium.kernel.web.PageRequest;
import io.atrium.testing.BothDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

/** Writing things down, reading them again, and hearing of them live, on both databases. */
@ApplicationModuleTest(
    mode = BootstrapMode.ALL_DEPENDENCIES,
    module = "activity",
    verifyAutomatically = false)
@BothDatabases
class TrailTests {

  private static final Instant AT = Instant.parse("2026-11-22T15:00:00.123456Z");

  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private ActivityQueries trail;
  @Autowired private LiveTrail live;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private String instance = "";

  @BeforeEach
  void another() {
    instance = new Ids().next("i");
  }

  @Test
  void keepsWhatHappenedWordForWord() {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(started("dep-a")));

    assertThat(trail.of(Actors.member("dep-a"), instance, "instance", PageRequest.first()).items())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.at()).isEqualTo(AT);
          assertThat(entry.actor()).isEqualTo("per-anna");
          assertThat(entry.action()).isEqualTo("instance.started");
          assertThat(entry.details()).isEqualTo(Map.of("why", "\"quoted\""));
        });
  }

  @Test
  void keepsNothingOfAChangeThatWasRolledBack() {
    transaction.executeWithoutResult(status -> {
      publisher.publishEvent(started("dep-a"));
      status.setRollbackOnly();
    });

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> trail.of(Actors.operator(), instance, "instance", PageRequest.first()));
  }

  @Test
  void refusesToBeChangedByAnybody() {
    publisher.publishEvent(started("dep-a"));

    for (var change :
        new String[] {
          "update audit_entry set actor = 'nobody'",
          "delete from audit_entry",
          "truncate table audit_entry"
        }) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(change)
          .isThrownBy(() -> jdbc.sql(change).update());
    }
  }

  @Test
  void showsAThingToItsDepartmentAndToNobodyElse() {
    publisher.publishEvent(started("dep-a"));

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> trail.of(Actors.head("dep-b"), instance, "instance", PageRequest.first()))
        .withMessage(new NotFound("instance").getMessage());
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> trail.audit(Actors.head("dep-a"), anything(), PageRequest.first()));
  }

  @Test
  void readsBackwardsPageByPage() {
    for (var i = 0; i < 3; i++) {
      publisher.publishEvent(started("dep-a"));
    }
    var filter = TrailFilter.of(instance);

    var first = trail.audit(Actors.auditor(), filter, new PageRequest(2, null));
    var second = trail.audit(Actors.auditor(), filter, new PageRequest(2, first.nextCursor()));

    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1);
    assertThat(second.items().getFirst().sequence()).isLessThan(first.items().getLast().sequence());
  }

  @Test
  void filtersByEverythingItOffers() {
    publisher.publishEvent(started("dep-a"));
    var exact =
        new TrailFilter("per-anna", "dep-a", instance, "instance.started", AT, AT.plusSeconds(1));
    var late = new TrailFilter(null, null, instance, null, AT.plusSeconds(1), null);

    assertThat(trail.audit(Actors.auditor(), exact, PageRequest.first()).items()).hasSize(1);
    assertThat(trail.audit(Actors.auditor(), late, PageRequest.first()).items()).isEmpty();
  }

  @Test
  void cutsAnOverlongStoryRatherThanFailingTheChange() {
    publisher.publishEvent(
        new Happened("dep-a", instance, Map.of("long", "x".repeat(10_000), "short", "kept")));

    var entry =
        trail.of(Actors.operator(), instance, "instance", PageRequest.first()).items().getFirst();
    assertThat(entry.details()).containsEntry("short", "kept");
    assertThat(entry.details().get("long")).hasSizeLessThan(4_000).endsWith("…");
  }

  @Test
  void tellsWatchersOnceItIsFinal() throws InterruptedException {
    try (var watching = live.subscribe()) {
      transaction.executeWithoutResult(status -> {
        publisher.publishEvent(started("dep-a"));
        status.setRollbackOnly();
      });
      transaction.executeWithoutResult(_ -> publisher.publishEvent(started("dep-b")));

      var told = watching.next(Duration.ofSeconds(5)).orElseThrow();
      assertThat(told.entry().departmentId()).isEqualTo("dep-b");
      assertThat(told.resumeAt()).isEqualTo(told.entry().sequence());
    }
  }

  @Test
  void neverTellsWatchersToResumeBehindAnEntryThatIsNotFinalYet() throws InterruptedException {
    var before = live.settled();
    try (var watching = live.subscribe()) {
      var late = live.begin();
      publisher.publishEvent(started("dep-a"));
      assertThat(watching.next(Duration.ofSeconds(5)).orElseThrow().resumeAt()).isEqualTo(before);

      live.drop(late);
      publisher.publishEvent(started("dep-a"));
      var settled = watching.next(Duration.ofSeconds(5)).orElseThrow();
      assertThat(settled.resumeAt()).isEqualTo(settled.entry().sequence());
    }
  }

  private TrailFilter anything() {
    return new TrailFilter(null, null, null, null, null, null);
  }

  private Happened started(String department) {
    return new Happened(department, instance, Map.of("why", "\"quoted\""));
  }

  private record Happened(
      @Nullable String departmentId, String subjectId, Map<String, String> details)
      implements Recorded {

    @Override
    public String actor() {
      return "per-anna";
    }

    @Override
    public String action() {
      return "instance.started";
    }

    @Override
    public Instant at() {
      return AT;
    }
  }
}
