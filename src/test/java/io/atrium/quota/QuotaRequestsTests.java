package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.RequestState;
import io.atrium.kernel.Size;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stale;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking for more, and what becomes of it. */
@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotaRequestsTests {

  private static final Instant END = Instant.parse("2026-09-28T00:00:00Z");

  @Autowired private QuotaRequestCommands commands;
  @Autowired private QuotaRequestQueries requests;
  @Autowired private QuotaQueries queries;
  @Autowired private QuotaCommands limits;
  @Autowired private QuotaWindows windows;
  @Autowired private Quotas quotas;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;
  @Autowired private MovableClock clock;

  private String physics;
  private Actor member;
  private Actor head;

  @BeforeEach
  void aDepartmentWithFourProcessors() {
    clock.set(Instant.parse("2026-09-01T08:00:00Z"));
    physics = departments.department("Physics");
    limits.set(Actor.portal(), physics, vcpus(4), null);
    member = new Actor("ada", "Ada", Set.of(), Map.of(physics, Role.MEMBER), Set.of(), false);
    head = new Actor("kim", "Kim", Set.of(), Map.of(physics, Role.HEAD), Set.of(), false);
  }

  @Test
  void anApprovedRequestWithoutAnEndRaisesTheLimitForGood() {
    var asked = ask(8L, null);

    var approved = commands.approve(Actor.portal(), asked.id(), null, null, null);

    assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(8L, 0, 0));
  }

  @Test
  void anApprovedRequestWithAnEndIsAWindow() {
    var asked = ask(8L, END);

    commands.approve(Actor.portal(), asked.id(), null, null, null);

    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(8L, 0, 0, END, 4L));
    clock.set(END);
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(4L, 0, 0));
  }

  @Test
  void lapsesWhereNobodyDecidesBeforeItsTimeIsOver() {
    var asked = ask(8L, END);
    assertThat(listed(RequestState.OPEN)).containsExactly(asked.id());
    assertThat(listed(RequestState.LAPSED)).isEmpty();

    clock.set(END);

    assertThat(requests.request(member, asked.id()).state()).isEqualTo(RequestState.LAPSED);
    assertThat(listed(RequestState.LAPSED)).containsExactly(asked.id());
    assertThat(listed(RequestState.OPEN)).isEmpty();
    assertThat(faults(() -> commands.approve(Actor.portal(), asked.id(), null, null, null)))
        .containsExactly("to");
  }

  private List<String> listed(RequestState state) {
    return requests.list(member, state, physics, PageRequest.first()).items().stream()
        .map(QuotaRequest::id)
        .toList();
  }

  @Test
  void lessMayBeGrantedWithASentenceAndNeverMore() {
    var asked = ask(8L, null);

    assertThat(faults(() -> commands.approve(Actor.portal(), asked.id(), vcpus(6), " ", null)))
        .containsExactly("remark");
    assertThat(faults(() -> commands.approve(Actor.portal(), asked.id(), vcpus(9), "All", null)))
        .containsExactly("vcpus");
    var approved = commands.approve(Actor.portal(), asked.id(), vcpus(6), "Six will do", null);

    assertThat(approved.granted()).isEqualTo(vcpus(6));
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS).limit()).isEqualTo(6);
  }

  @Test
  void aRefusalNeedsASentenceAndChangesNoLimit() {
    var asked = ask(8L, null);

    assertThat(faults(() -> commands.refuse(Actor.portal(), asked.id(), null, null)))
        .containsExactly("remark");
    var refused = commands.refuse(Actor.portal(), asked.id(), "The hosts are full", null);

    assertThat(refused.decision()).extracting("remark").isEqualTo("The hosts are full");
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS).limit()).isEqualTo(4);
  }

  @Test
  void whatIsDecidedNeverChangesAndWhoDecidedIsNamed() {
    var asked = ask(8L, null);
    commands.refuse(Actor.portal(), asked.id(), "The hosts are full", null);

    assertThatExceptionOfType(RequestDecided.class)
        .isThrownBy(() -> commands.approve(Actor.portal(), asked.id(), null, null, null))
        .withMessageStartingWith("It was refused by Atrium on 1 Sep 2026, 10:00.");
    assertThatExceptionOfType(RequestDecided.class)
        .isThrownBy(() -> commands.withdraw(member, asked.id(), null));
    assertThat(requests.request(member, asked.id()).state()).isEqualTo(RequestState.REFUSED);
  }

  @Test
  void ofManyWhoDecideAtOnceOneWinsAndTheOthersAreToldWho() throws Exception {
    var asked = ask(8L, null);
    var go = new CountDownLatch(1);
    var outcomes = new ArrayList<Future<Boolean>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var approves = i % 2 == 0;
        outcomes.add(
            threads.submit(() -> {
              go.await();
              return decided(asked.id(), approves);
            }));
      }
      go.countDown();
    }

    var winners = 0;
    for (var outcome : outcomes) {
      winners += outcome.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    var approved = requests.request(member, asked.id()).state() == RequestState.APPROVED;
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS).limit()).isEqualTo(approved ? 8L : 4L);
  }

  @Test
  void onlyWhoAskedTakesItBackAndOnlyOperatorsDecideAboutADepartment() {
    var asked = ask(8L, null);

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.withdraw(head, asked.id(), null));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.approve(head, asked.id(), null, null, null));
    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() -> commands.withdraw(member, asked.id(), "\"7\""));
    assertThat(commands.withdraw(member, asked.id(), null).state())
        .isEqualTo(RequestState.WITHDRAWN);
  }

  @Test
  void aHeadDecidesAboutOnePersonOfTheDepartment() {
    limits.set(Actor.portal(), physics, vcpus(40), null);
    var one = Amounts.of(new Size(1, 512, 5));
    transaction.executeWithoutResult(
        _ -> quotas.hold(new Hold("i-" + physics, "op-1", physics, "ada", one)));
    limits.setPerson(head, physics, "ada", vcpus(2), null);
    var asked = commands.ask(member, wish("ada", vcpus(3), null, null));

    assertThat(requests.waiting(head)).extracting(QuotaRequest::id).containsExactly(asked.id());
    assertThat(requests.waiting(member)).isEmpty();
    commands.approve(head, asked.id(), null, null, null);

    assertThat(queries.ofPerson(physics, "ada").of(QuotaMeter.VCPUS).limit()).isEqualTo(3);
  }

  @Test
  void namesEverythingThatIsWrongAboutARequestAtOnce() {
    var past = clock.instant().minusSeconds(9);
    var wrong = new QuotaLimits(1L, 4L, null, null, null, null);

    assertThat(
            faults(() ->
                commands.ask(member, new NewRequest(null, physics, null, wrong, " ", past, past))))
        .contains("kind", "reason", "from", "to", "vcpus", "instances");
    assertThat(faults(() -> commands.ask(head, wish("eve", null, null, null))))
        .contains("personId", "limits");
    assertThat(faults(() -> commands.ask(member, wish(null, vcpus(9), END, null))))
        .containsExactly("to");
    assertThat(requests.waiting(Actor.portal()))
        .noneMatch(each -> each.departmentId().equals(physics));
  }

  @Test
  void nobodyCanMeanMoreThanAMillion() {
    assertThat(faults(() -> ask(1_000_001L, null))).containsExactly("vcpus");
    assertThat(ask(1_000_000L, null).wished()).isEqualTo(vcpus(1_000_000));
  }

  @Test
  void whatCouldNotBeGrantedBecauseOfAnotherWindowIsRefusedAtOnce() {
    commands.approve(Actor.portal(), ask(8L, END).id(), null, null, null);

    assertThatExceptionOfType(WindowOverlap.class)
        .isThrownBy(() -> ask(9L, END.plusSeconds(9)))
        .withMessageContaining("Physics has a window already: 8 vCPUs from 1 Sep 2026, 10:00");
    assertThat(commands.ask(member, wish(null, vcpus(9), END, END.plusSeconds(9))).isOpen())
        .isTrue();
    assertThat(ask(9L, null).isOpen()).isTrue();
  }

  @Test
  void requestsOfOthersDoNotExistAndAuditorsAskNothing() {
    var asked = ask(8L, null);
    var stranger = new Actor("bob", "Bob", Set.of(), Map.of(), Set.of(), false);
    var auditor = new Actor("eva", "Eva", Set.of(Office.AUDITOR), Map.of(), Set.of(), false);

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> requests.request(stranger, asked.id()));
    assertThat(requests.request(auditor, asked.id())).isEqualTo(asked);
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.ask(auditor, wish(null, vcpus(9), null, null)));
  }

  private boolean decided(String id, boolean approves) {
    try {
      if (approves) {
        commands.approve(Actor.portal(), id, null, null, null);
      } else {
        commands.refuse(Actor.portal(), id, "No", null);
      }
      return true;
    } catch (RequestDecided told) {
      assertThat(told.sentence()).contains(" by Atrium on ");
      return false;
    }
  }

  private QuotaRequest ask(Long vcpus, Instant to) {
    return commands.ask(member, wish(null, vcpus(vcpus), null, to));
  }

  private NewRequest wish(String person, QuotaLimits wished, Instant from, Instant to) {
    return new NewRequest(RequestKind.QUOTA, physics, person, wished, "An exam", from, to);
  }

  private static QuotaLimits vcpus(long limit) {
    return new QuotaLimits(null, limit, null, null, null, null);
  }

  private static List<String> faults(Runnable deed) {
    return catchThrowableOfType(InvalidRequest.class, deed::run).faults().stream()
        .map(FieldFault::field)
        .toList();
  }
}
