package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Size;
import io.atrium.kernel.web.Stale;
import io.atrium.testing.BothDatabases;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Use against limit by person, and limits that a head sets. */
@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class PeopleQuotasTests {

  private static final Amounts ONE = Amounts.of(new Size(2, 1_024, 10));
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private Quotas quotas;
  @Autowired private PeopleQuotas people;
  @Autowired private QuotaCommands commands;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;

  private String physics;
  private String optics;

  @BeforeEach
  void peopleOfTwoDepartments() {
    physics = departments.department("Physics");
    optics = departments.below(physics, "Optics");
    hold("ada", physics);
    hold("ada", physics);
    hold("bob", physics);
    hold("ada", optics);
  }

  @Test
  void tellsUseByPersonAndThatOfSubDepartmentsApart() {
    var found = people.of(Actor.portal(), physics);

    assertThat(found.people())
        .extracting(each -> each.name() + " " + each.quota().of(QuotaMeter.VCPUS).held())
        .containsExactly("ada 4", "bob 2");
    assertThat(found.own().of(QuotaMeter.VCPUS).held()).isEqualTo(6);
    assertThat(found.below().of(QuotaMeter.VCPUS).held()).isEqualTo(2);
    assertThat(found.department().of(QuotaMeter.VCPUS).held()).isEqualTo(8);
  }

  @Test
  void aHeadLimitsOnePersonAndNobodyElse() {
    commands.setPerson(head(), physics, "ada", vcpus(5), null);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> hold("ada", physics))
        .withMessageContaining("ada in Physics may have 5 vCPUs: 0 used, 4 held, 2 asked for");
    hold("bob", physics);
    hold("ada", optics);
  }

  @Test
  void aPersonsLimitMayExceedTheDepartmentsWhichRefusesAnyway() {
    commands.setPerson(head(), physics, "ada", vcpus(1_000), null);
    commands.set(Actor.portal(), physics, vcpus(9), null);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> hold("ada", physics))
        .withMessageContaining("Physics may have 9 vCPUs")
        .withMessageNotContaining("ada");
  }

  @Test
  void refusesMembersNegativeLimitsStaleFormsAndPeopleFromElsewhere() {
    var member = new Actor("ada", "Ada", Set.of(), Map.of(physics, Role.MEMBER), Set.of(), false);

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.setPerson(member, physics, "ada", vcpus(1), null));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> commands.setPerson(head(), physics, "ada", vcpus(-1), null));
    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() -> commands.setPerson(head(), physics, "ada", vcpus(1), "\"7\""));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> commands.setPerson(head(), physics, "eve", vcpus(1), null));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> commands.setPerson(head(), optics, "ada", vcpus(1), null));
  }

  private Actor head() {
    return new Actor("kim", "Kim", Set.of(), Map.of(physics, Role.HEAD), Set.of(), false);
  }

  private static QuotaLimits vcpus(long limit) {
    return new QuotaLimits(null, limit, null, null, null, null);
  }

  private void hold(String person, String department) {
    var id = "i-people-" + NUMBERS.incrementAndGet();
    transaction.executeWithoutResult(_ -> quotas.hold(new Hold(id, id, department, person, ONE)));
  }
}
