package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Office;
import io.atrium.accounts.TestDepartments;
import io.atrium.testing.BothDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Quota rule 4: an auditor recounts from the things themselves, and what differs is told. */
@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotaChecksTests {

  @Autowired private QuotaChecks checks;
  @Autowired private QuotaCommands commands;
  @Autowired private QuotaRoom.Told told;
  @Autowired private QuotaRoom.Things things;
  @Autowired private TestDepartments departments;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private String physics;

  @BeforeEach
  void aDepartmentWithCounters() {
    physics = departments.department("Physics");
    commands.set(Actor.portal(), physics, QuotaLimits.NONE, null);
    things.there.clear();
  }

  @AfterEach
  void mend() {
    book(0);
    checks.look();
  }

  @Test
  void rule4TheAuditorNamesExactlyTheCounterThatIsWrong() {
    book(3);

    var finding = checks.now(Actor.portal());

    assertThat(finding.lines())
        .filteredOn(each -> each.scopeId().equals(physics))
        .extracting(QuotaFinding.Line::scopeName, QuotaFinding.Line::meter)
        .containsExactly(tuple("Physics", QuotaMeter.VCPUS));
    assertThat(finding.differences()).isEqualTo(finding.lines().size());
  }

  @Test
  void tellsADifferenceOnceAndOnceMoreWhenItIsOver() {
    book(3);

    checks.look();
    checks.look();
    book(0);
    checks.look();
    checks.look();

    assertThat(told.of(physics))
        .extracting(QuotaDiffers::action)
        .containsExactly("quota.differs", "quota.agrees");
    assertThat(told.of(physics).getFirst().details())
        .containsEntry("booked", "3")
        .containsEntry("counted", "0")
        .containsEntry("meter", "vcpus");
  }

  @Test
  void knowsSinceWhenItHasBeenSo() {
    book(3);
    checks.look();
    var first = since();

    checks.look();

    assertThat(since()).isEqualTo(first);
  }

  @Test
  void isForOperatorsAndAuditorsOnly() {
    var member = new Actor("ada", "Ada", Set.<Office>of(), Map.of(), Set.of(), false);

    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> checks.now(member));
  }

  private List<Instant> since() {
    return checks.now(Actor.portal()).lines().stream()
        .filter(each -> each.scopeId().equals(physics))
        .map(QuotaFinding.Line::since)
        .toList();
  }

  private void book(long vcpus) {
    transaction.executeWithoutResult(_ ->
        jdbc.sql("update quota set used = ? where scope_id = ? and meter = 'vcpus'")
            .params(vcpus, physics)
            .update());
  }
}
