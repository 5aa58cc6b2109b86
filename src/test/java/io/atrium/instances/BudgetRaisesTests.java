package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.budgets.BudgetCommands;
import io.atrium.budgets.BudgetExceeded;
import io.atrium.budgets.BudgetQueries;
import io.atrium.budgets.BudgetRaise;
import io.atrium.budgets.NewBudget;
import io.atrium.budgets.NewRaise;
import io.atrium.budgets.RaiseCommands;
import io.atrium.budgets.RaiseDecided;
import io.atrium.budgets.RaiseQueries;
import io.atrium.budgets.WhenExceeded;
import io.atrium.kernel.Faults;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.RequestState;
import io.atrium.testing.BothDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Orders above a budget that wants a yes, and the yes: more money for one month. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=budget-raises"
    })
@Import({InstancesSetting.class, TestAccounts.class})
@BothDatabases
class BudgetRaisesTests extends OnOneHost {

  @Autowired private BudgetCommands budgets;
  @Autowired private BudgetQueries standings;
  @Autowired private RaiseCommands raises;
  @Autowired private RaiseQueries asked;

  private Department faculty;
  private Department institute;
  private Actor head;
  private Actor member;

  @BeforeEach
  void aFacultyWhoseBudgetWantsAYes() {
    faculty = accounts.department();
    institute = accounts.below(faculty);
    head = accounts.actor(accounts.member(faculty, Role.HEAD));
    member = accounts.actor(accounts.member(institute, Role.MEMBER));
    budget("0.01");
  }

  @Test
  void anOrderAboveItIsRefusedUntilMoreIsApprovedAndThenTaken() {
    assertThatExceptionOfType(BudgetExceeded.class)
        .isThrownBy(() -> orderBelow())
        .satisfies(refused ->
            assertThat(refused.sentence())
                .contains("It needs a yes first. Ask for ")
                .contains("/budgets/" + faculty.id() + "/raises/new")
                .contains("the head of " + faculty.name() + " or an operator decides"));
    var raise = ask("1000");
    assertThatExceptionOfType(BudgetExceeded.class).isThrownBy(() -> orderBelow());

    raises.approve(head, raise.id(), "For the exams", null);

    assertThatNoException().isThrownBy(() -> orderBelow());
    var standing = standings.of(head, faculty.id());
    assertThat(standing.raised().amount()).isEqualByComparingTo("1000");
    assertThat(standing.allowed().amount()).isEqualByComparingTo("1000.01");
    assertThat(standing.budget().amount().amount()).isEqualByComparingTo("0.01");
  }

  @Test
  void aRefusedRequestChangesNothingAndSaysWhy() {
    var raise = ask("1000");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> raises.refuse(head, raise.id(), " ", null));

    var refused = raises.refuse(head, raise.id(), "Not this month", null);

    assertThat(refused.state()).isEqualTo(RequestState.REFUSED);
    assertThat(asked.raise(member, raise.id()).decision().remark()).isEqualTo("Not this month");
    assertThatExceptionOfType(BudgetExceeded.class).isThrownBy(() -> orderBelow());
  }

  @Test
  void anApprovalIsForItsMonthAndNoOther() {
    var early = ask("1000");
    var late = ask("1000");
    raises.approve(head, early.id(), null, null);

    clock.advance(Duration.ofDays(31));

    assertThat(standings.of(head, faculty.id()).raised()).isNull();
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> raises.approve(head, late.id(), null, null))
        .withMessageContaining("is over by now");
    assertThat(asked.waiting(head)).isEmpty();
    assertThat(asked.raise(head, late.id()).state()).isEqualTo(RequestState.LAPSED);
    assertThat(asked.raise(head, early.id()).state()).isEqualTo(RequestState.APPROVED);
  }

  @Test
  void onlyHeadsAndOperatorsDecideAndOnlyTheAskerTakesItBack() {
    var raise = ask("5");
    var stranger = accounts.actor(accounts.member(accounts.department(), Role.HEAD));
    var colleague = accounts.actor(accounts.member(faculty, Role.MEMBER));

    assertThat(asked.waiting(head)).extracting(BudgetRaise::id).containsExactly(raise.id());
    assertThat(asked.waiting(member)).isEmpty();
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> raises.approve(colleague, raise.id(), null, null));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> raises.approve(stranger, raise.id(), null, null));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> raises.ask(stranger, faculty.id(), new NewRaise("5", "Why not")));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> raises.withdraw(head, raise.id(), null));
    assertThat(raises.withdraw(member, raise.id(), null).state()).isEqualTo(RequestState.WITHDRAWN);
  }

  @Test
  void refusesWhatNobodyCanMean() {
    for (var amount : List.of("", "0", "-5", "=1+1", "5.001", "1e3", "1000000000.01")) {
      assertThatExceptionOfType(InvalidRequest.class)
          .as(amount)
          .isThrownBy(() -> ask(amount))
          .satisfies(wrong -> assertThat(wrong.faults().getFirst().field()).isEqualTo("amount"));
    }
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> raises.ask(member, institute.id(), new NewRaise("5", "There is none")))
        .withMessageContaining("no budget");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> raises.ask(member, faculty.id(), new NewRaise("5", "x".repeat(501))));
  }

  @RepeatedTest(5)
  void ofTwoWhoDecideAtOnceOneWins() throws Exception {
    var raise = ask("5");
    var go = new CyclicBarrier(2);
    var outcomes = new ArrayList<Future<Boolean>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes.add(threads.submit(attempt(go, () -> raises.approve(head, raise.id(), "y", null))));
      outcomes.add(threads.submit(attempt(go, () -> raises.refuse(head, raise.id(), "n", null))));
    }

    assertThat(outcomes).extracting(Future::get).containsExactlyInAnyOrder(true, false);
  }

  private static Callable<Boolean> attempt(CyclicBarrier go, Runnable decision) {
    return () -> {
      go.await();
      try {
        decision.run();
        return true;
      } catch (RaiseDecided told) {
        assertThat(told.sentence()).containsPattern("by \\S.* on \\d");
        return false;
      }
    };
  }

  private BudgetRaise ask(String amount) {
    return raises.ask(member, faculty.id(), new NewRaise(amount, "Two weeks of exams"));
  }

  private void budget(String amount) {
    var wanted = new NewBudget(amount, null, null, WhenExceeded.APPROVE);
    budgets.set(Actor.portal(), faculty.id(), wanted, new Faults(), null);
  }

  private void orderBelow() {
    var any = world.order("any");
    orders.place(
        member, TestOrder.patient("vm-1", any.imageId(), any.offeringId(), institute.id()));
  }
}
