package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TestDepartments;
import io.atrium.quota.QuotaSubjects.Holder;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.Seeds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Quota rule 3: a resize holds the larger of both sizes until it is confirmed. */
@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotaResizeTests {

  private static final Amounts SMALL = new Amounts(1, 2, 1_024, 40, 1, 0);
  private static final Amounts OTHER = new Amounts(1, 6, 1_024, 10, 1, 0);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private Quotas quotas;
  @Autowired private QuotaQueries queries;
  @Autowired private QuotaCommands commands;
  @Autowired private QuotaAudit audit;
  @Autowired private QuotaRoom.Things things;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;

  private String physics;
  private String optics;

  @BeforeEach
  void aDepartmentBelowAnother() {
    things.there.clear();
    physics = departments.department("Physics");
    optics = departments.below(physics, "Optics");
  }

  @Test
  void rule3AResizeHoldsTheLargerOfBothSizesUntilItIsConfirmed() {
    var subject = made();

    in(() -> quotas.resize(subject, "op-resize", OTHER));
    assertThat(vcpus()).isEqualTo(new Counter(400L, 2, 4));
    assertThat(disk()).isEqualTo(new Counter(10_240L, 40, 0));
    in(() -> quotas.commit(subject));
    assertThat(vcpus()).isEqualTo(new Counter(400L, 2, 4));
    in(() -> quotas.resized(subject, "op-resize"));

    assertThat(vcpus()).isEqualTo(new Counter(400L, 6, 0));
    assertThat(disk()).isEqualTo(new Counter(10_240L, 10, 0));
  }

  @Test
  void aResizeThatFailsLeavesWhatWasThere() {
    var subject = made();
    in(() -> quotas.resize(subject, "op-resize", OTHER));

    in(() -> quotas.revert(subject, "op-resize"));
    in(() -> quotas.resized(subject, "op-resize"));

    assertThat(vcpus()).isEqualTo(new Counter(400L, 2, 0));
    assertThat(disk()).isEqualTo(new Counter(10_240L, 40, 0));
  }

  @Test
  void eachStepOfAResizeTwiceIsAsOnce() {
    var subject = made();

    for (int i = 0; i < 2; i++) {
      in(() -> quotas.resize(subject, "op-resize", OTHER));
    }
    for (int i = 0; i < 2; i++) {
      in(() -> quotas.resized(subject, "op-resize"));
    }
    in(() -> quotas.revert(subject, "op-resize"));
    in(() -> quotas.resize(subject, "op-resize", OTHER));

    assertThat(vcpus()).isEqualTo(new Counter(400L, 6, 0));
  }

  @Test
  void growingBeyondALimitIsRefusedWithEveryShortfallAndShrinkingNever() {
    var subject = made();
    commands.set(Actor.portal(), physics, new QuotaLimits(0L, 3L, 0L, 0L, 0L, 0L), null);
    commands.set(Actor.portal(), optics, new QuotaLimits(0L, 5L, 0L, 0L, 0L, 0L), null);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> in(() -> quotas.resize(subject, "op-1", OTHER)))
        .withMessageContaining("Physics may have 3 vCPUs: 2 used, 0 held, 4 asked for")
        .withMessageContaining("Optics may have 5 vCPUs: 2 used, 0 held, 4 asked for")
        .withMessageNotContaining("disk");
    assertThat(vcpus()).isEqualTo(new Counter(3L, 2, 0));
    in(() -> quotas.resize(subject, "op-2", new Amounts(1, 1, 512, 5, 1, 0)));
    in(() -> quotas.resized(subject, "op-2"));

    assertThat(vcpus()).isEqualTo(new Counter(3L, 1, 0));
  }

  @Test
  void deletionAmidAResizeGivesEverythingBackOnce() {
    var subject = made();
    in(() -> quotas.resize(subject, "op-resize", OTHER));

    in(() -> quotas.release(subject));
    in(() -> quotas.resized(subject, "op-resize"));
    in(() -> quotas.release(subject));

    assertThat(vcpus()).isEqualTo(new Counter(400L, 0, 0));
    assertThat(disk()).isEqualTo(new Counter(10_240L, 0, 0));
  }

  @Test
  void anotherResizeWaitsForTheEndOfTheFirstAndNothingCannotBeResized() {
    var subject = made();
    in(() -> quotas.resize(subject, "op-1", OTHER));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> in(() -> quotas.resize(subject, "op-2", SMALL)));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> in(() -> quotas.resize("i-nowhere", "op-2", SMALL)));
  }

  @Test
  void rule4WhateverHappensInWhateverOrderTheAuditorFindsNothing() {
    Seeds.tryOut(
        12,
        random -> {
          var model = new Model();
          for (int step = 0; step < 30; step++) {
            model.step(random);
            things.there.clear();
            things.there.putAll(model.counted());
            assertThat(audit.difference())
                .filteredOn(
                    each -> each.scopeId().startsWith(physics) || each.scopeId().startsWith(optics))
                .isEmpty();
          }
          model.empty();
        });
  }

  private String made() {
    var subject = "i-resize-" + NUMBERS.incrementAndGet();
    in(() -> quotas.hold(new Hold(subject, "op-create", optics, "ada", SMALL)));
    in(() -> quotas.commit(subject));
    return subject;
  }

  private void in(Runnable deed) {
    transaction.executeWithoutResult(_ -> deed.run());
  }

  private Counter vcpus() {
    return queries.of(physics).of(QuotaMeter.VCPUS);
  }

  private Counter disk() {
    return queries.of(physics).of(QuotaMeter.DISK_GIB);
  }

  /** A resize that has not ended. */
  private record Pending(Amounts size, String operation) {}

  /** What there should be, in plain words: each thing has a size, and perhaps one to come. */
  private final class Model {

    private final Map<String, Amounts> sizes = new LinkedHashMap<>();
    private final Map<String, Pending> next = new HashMap<>();

    void step(RandomGenerator random) {
      var subject = "i-model-" + random.nextInt(4) + "-" + physics;
      var size = any(random);
      switch (random.nextInt(6)) {
        case 0, 1 -> hold(subject, size);
        case 2 -> resize(subject, size);
        case 3 -> end(subject, true);
        case 4 -> end(subject, false);
        default -> release(subject);
      }
    }

    private void hold(String subject, Amounts size) {
      if (!sizes.containsKey(subject)) {
        var department = subject.contains("-0-") ? physics : optics;
        in(() -> quotas.hold(new Hold(subject, operation(), department, "ada", size)));
        sizes.put(subject, size);
      }
      in(() -> quotas.commit(subject));
    }

    private void resize(String subject, Amounts size) {
      if (sizes.containsKey(subject) && !next.containsKey(subject)) {
        var operation = operation();
        in(() -> quotas.resize(subject, operation, size));
        next.put(subject, new Pending(size, operation));
      }
    }

    private void end(String subject, boolean well) {
      var pending = next.remove(subject);
      if (pending != null) {
        in(() -> {
          if (well) {
            quotas.resized(subject, pending.operation());
          } else {
            quotas.revert(subject, pending.operation());
          }
        });
        sizes.compute(subject, (_, old) -> well ? pending.size() : old);
      }
    }

    private void release(String subject) {
      in(() -> quotas.release(subject));
      sizes.remove(subject);
      next.remove(subject);
    }

    void empty() {
      sizes.keySet().stream().toList().forEach(this::release);
    }

    Map<Holder, Amounts> counted() {
      var counted = new HashMap<Holder, Amounts>();
      sizes.forEach((subject, size) -> {
        var pending = next.get(subject);
        var to = pending == null ? size : pending.size();
        var department = subject.contains("-0-") ? physics : optics;
        counted.merge(new Holder(department, "ada"), size.plus(size.upTo(to)), Amounts::plus);
      });
      return counted;
    }

    private static String operation() {
      return "op-" + NUMBERS.incrementAndGet();
    }

    private static Amounts any(RandomGenerator random) {
      return new Amounts(
          1, random.nextInt(1, 5), random.nextInt(1, 9) * 256L, random.nextInt(1, 20), 1, 0);
    }
  }
}
