package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.budgets.BudgetCommands;
import io.atrium.budgets.BudgetExceeded;
import io.atrium.budgets.BudgetQueries;
import io.atrium.budgets.NewBudget;
import io.atrium.budgets.WhenExceeded;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Size;
import io.atrium.kernel.web.PageRequest;
import io.atrium.testing.BothDatabases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Orders against budgets: of the department, and of what is above it. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=budget-orders"
    })
@Import({InstancesSetting.class, TestAccounts.class})
@BothDatabases
class BudgetOrdersTests extends OnOneHost {

  private static final int RIVALS = 4;

  @Autowired private BudgetCommands budgets;
  @Autowired private BudgetQueries standings;
  @Autowired private ResizeCommands resizes;

  private Department faculty;
  private List<Department> institutes;
  private Actor head;
  private BigDecimal cost;

  @BeforeEach
  void aFacultyWithInstitutesAndThePriceOfOneOrder() {
    faculty = accounts.department();
    institutes = new ArrayList<>();
    for (int i = 0; i < RIVALS; i++) {
      institutes.add(accounts.below(faculty));
    }
    head = accounts.actor(accounts.member(faculty, Role.HEAD));
    var elsewhere = accounts.department();
    var other = accounts.actor(accounts.member(elsewhere, Role.HEAD));
    order(other, elsewhere);
    cost = forecast(elsewhere);
    assertThat(cost).isPositive();
  }

  @Test
  void areRefusedWhereTheMonthWouldComeToMoreThanTheBudgetAboveAllows() {
    var amount = cost.multiply(BigDecimal.valueOf(2)).subtract(new BigDecimal("0.01"));
    set(faculty, amount, WhenExceeded.REFUSE);
    order(head, institutes.getFirst());

    assertThatExceptionOfType(BudgetExceeded.class)
        .isThrownBy(() -> order(head, institutes.getLast()))
        .satisfies(refused -> {
          assertThat(refused.code()).isEqualTo("budget-exceeded");
          assertThat(refused.sentence())
              .contains("The budget of " + faculty.name() + " for November 2026 is " + amount)
              .contains("would come to " + cost.multiply(BigDecimal.valueOf(2)) + " EUR")
              .contains("which is 0.01 EUR too much");
          assertThat(refused.details()).containsKey("budgets");
        });
    assertThat(made(institutes.getLast())).isZero();
  }

  @Test
  void areAcceptedToTheVeryCentOfTheBudget() {
    set(faculty, cost.multiply(BigDecimal.valueOf(2)), WhenExceeded.REFUSE);

    order(head, institutes.getFirst());

    assertThatNoException().isThrownBy(() -> order(head, institutes.getLast()));
  }

  @Test
  void areAcceptedWithAWarningWhereTheBudgetOnlyWarns() {
    set(faculty, new BigDecimal("0.01"), WhenExceeded.WARN);

    assertThat(orders.warnings(head, institutes.getFirst().id(), thoughtOf(), 1))
        .singleElement()
        .asString()
        .contains("with this order the month would come to " + cost);
    order(head, institutes.getFirst());
    assertThat(orders.warnings(head, institutes.getFirst().id(), null, 1))
        .singleElement()
        .asString()
        .contains("the month will come to " + cost);
    assertThat(orders.warnings(head, accounts.department().id(), thoughtOf(), 1)).isEmpty();
  }

  @Test
  void ofAnotherSizeAreHeldAgainstTheBudgetByWhatTheyAddAndNeverRefusedWhereTheyAddNothing() {
    order(head, institutes.getFirst());
    settle();
    var id = only(institutes.getFirst());
    var large = world.offering(new Size(2, 256, 1));
    set(faculty, cost, WhenExceeded.REFUSE);

    assertThatExceptionOfType(BudgetExceeded.class)
        .isThrownBy(() -> resizes.resize(head, id, large));
    assertThat(world.held("vcpus")).isZero();

    set(faculty, cost.multiply(BigDecimal.valueOf(2)), WhenExceeded.REFUSE);
    resizes.resize(head, id, large);
    settle();
    set(faculty, new BigDecimal("0.01"), WhenExceeded.REFUSE);
    assertThatNoException()
        .isThrownBy(() -> resizes.resize(head, id, world.offering(new Size(1, 128, 1))));
  }

  private String only(Department department) {
    return jdbc.sql("select id from instance where department_id = ?")
        .param(department.id())
        .query(String.class)
        .single();
  }

  @Test
  void areToldBeforehandThatTheyWouldBeRefused() {
    set(faculty, new BigDecimal("0.01"), WhenExceeded.REFUSE);

    assertThat(orders.warnings(head, institutes.getFirst().id(), thoughtOf(), 3))
        .singleElement()
        .asString()
        .contains("It would be refused.");
  }

  @Test
  void tellOfABudgetAboveWhatTheOneWhoOrdersMaySee() {
    var institute = institutes.getFirst();
    var member = accounts.actor(accounts.member(institute, Role.MEMBER));
    set(faculty, new BigDecimal("0.07"), WhenExceeded.APPROVE);
    set(institute, new BigDecimal("0.08"), WhenExceeded.APPROVE);

    assertThatExceptionOfType(BudgetExceeded.class)
        .isThrownBy(() -> order(member, institute))
        .satisfies(refused -> {
          assertThat(refused.sentence())
              .contains("The budget of " + faculty.name() + " for November 2026 does not suffice")
              .contains("The budget of " + institute.name() + " for November 2026 is 0.08 EUR")
              .contains("Ask for more at /budgets/" + faculty.id())
              .doesNotContain("0.07", difference("0.07"));
          assertThat(refused.details().toString())
              .contains(faculty.id(), "amount=0.08", "over=" + difference("0.08"))
              .doesNotContain("0.07", difference("0.07"));
        });
    assertThat(String.join(" ", orders.warnings(member, institute.id(), thoughtOf(), 1)))
        .contains(faculty.name(), institute.name(), "0.08 EUR")
        .doesNotContain("0.07", difference("0.07"));
    assertThat(String.join(" ", orders.warnings(head, institute.id(), thoughtOf(), 1)))
        .contains("0.07 EUR", "0.08 EUR");
  }

  private String difference(String budget) {
    return cost.subtract(new BigDecimal(budget)).toPlainString();
  }

  @RepeatedTest(5)
  void cannotTakeTogetherWhatIsLeftForOne() throws Exception {
    set(faculty, cost.multiply(new BigDecimal("1.5")), WhenExceeded.REFUSE);

    assertThat(accepted()).isOne();

    assertThat(institutes.stream().mapToLong(this::made).sum()).isOne();
  }

  @Test
  void areAllAcceptedWhileThereIsRoomForAll() throws Exception {
    set(faculty, cost.multiply(BigDecimal.valueOf(RIVALS)), WhenExceeded.REFUSE);

    assertThat(accepted()).isEqualTo(RIVALS);
  }

  /** How many of as many orders as there are institutes, all at once, are accepted. */
  private long accepted() throws InterruptedException, ExecutionException {
    var go = new CyclicBarrier(RIVALS);
    var outcomes = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : institutes) {
        outcomes.add(threads.submit(attempt(each, go)));
      }
    }
    var accepted = 0;
    for (var each : outcomes) {
      accepted += each.get() ? 1 : 0;
    }
    return accepted;
  }

  private Callable<Boolean> attempt(Department department, CyclicBarrier go) {
    return () -> {
      go.await();
      try {
        order(head, department);
        return true;
      } catch (BudgetExceeded _) {
        return false;
      }
    };
  }

  private void order(Actor actor, Department department) {
    var any = world.order("any");
    orders.place(
        actor,
        TestOrder.patient(
            "vm-" + department.id(), any.imageId(), any.offeringId(), department.id()));
  }

  private OneKind thoughtOf() {
    var placed =
        queries.list(
            Actor.portal(), InstanceFilter.ALL, InstanceOrder.NEWEST_FIRST, PageRequest.first());
    return OneKind.of(placed.items().getFirst());
  }

  private void set(Department department, BigDecimal amount, WhenExceeded whenExceeded) {
    var text = amount.setScale(2, RoundingMode.FLOOR).toPlainString();
    var wanted = new NewBudget(text, null, null, whenExceeded);
    budgets.set(Actor.portal(), department.id(), wanted, new Faults(), null);
  }

  private BigDecimal forecast(Department department) {
    return standings.of(Actor.portal(), department.id()).forecast().amount();
  }

  private long made(Department department) {
    return jdbc.sql("select count(*) from instance where department_id = ?")
        .param(department.id())
        .query(Long.class)
        .single();
  }
}
