package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.DepartmentInUse;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Office;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.NotFound;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A department stays for as long as it has machines, and no machine is without one. */
@InstancesTest
class DepartmentMachinesTests extends OnOneHost {

  @Autowired DepartmentCommands departments;
  @Autowired DepartmentQueries known;

  private Actor operator;
  private Department empty;

  @BeforeEach
  void aDepartmentWithoutMembers() {
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
    empty = accounts.department();
  }

  @Test
  void keepsADepartmentWhoseMachineWaitsForRoomOrIsBeingDeleted() {
    for (var number = 0; number < 4; number++) {
      order("fill-" + number);
    }
    var id = orders.place(operator, patient("waits")).getFirst().id();
    settle();

    refused("machines (waits)");
    commands.delete(operator, id);
    refused("machines (waits)");
    settle();
    assertThat(queries.instance(operator, id).conditions()).isEmpty();
    departments.delete(operator, empty.id(), null);

    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> known.department(empty.id()));
  }

  @Test
  void namesTheFirstOfManyMachinesAndCountsTheRest() {
    for (var number = 1; number <= 7; number++) {
      orders.place(operator, patient("web-" + number));
    }

    refused("machines (web-1, web-2, web-3, web-4, web-5 and 2 more)");
  }

  @RepeatedTest(20)
  void anOrderAndTheDeletionOfItsDepartmentNeverBothSucceed() throws Exception {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var deleted =
          threads.submit(() -> {
            go.await();
            return succeeds(() -> departments.delete(operator, empty.id(), null));
          });
      var ordered =
          threads.submit(() -> {
            go.await();
            return succeeds(() -> orders.place(operator, patient("late")));
          });
      go.countDown();

      assertThat(deleted.get()).isNotEqualTo(ordered.get());
    }
  }

  private static boolean succeeds(Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (AtriumException _) {
      return false;
    }
  }

  private void refused(String because) {
    assertThatExceptionOfType(DepartmentInUse.class)
        .isThrownBy(() -> departments.delete(operator, empty.id(), null))
        .withMessageContaining(because);
  }

  private Order patient(String name) {
    var order = world.order(name);
    return new Order(
        order.name(),
        order.kind(),
        order.imageId(),
        order.offeringId(),
        empty.id(),
        order.environment(),
        order.labels(),
        order.userData(),
        order.command(),
        order.environmentVariables(),
        order.driver(),
        true,
        1);
  }
}
