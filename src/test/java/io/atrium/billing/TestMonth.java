package io.atrium.billing;

import io.atrium.accounts.TestDepartments;
import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.HostConfirmed;
import io.atrium.metering.TestFacts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** One department with one host, and what happens there, told as the room instances would. */
public class TestMonth {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  public final String department;

  public final String host = "h-bill-" + NUMBERS.incrementAndGet();

  private final ApplicationEventPublisher events;

  private final TransactionTemplate transaction;

  private final MovableClock clock;

  TestMonth(
      TestDepartments departments,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      MovableClock clock) {
    this.department = departments.department("Physics");
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  public TestFacts instance() {
    return new TestFacts(department, host);
  }

  /** An instance that ran from the one moment to the other. */
  public TestFacts ran(String from, String to) {
    var life = instance();
    ran(life, from, to);
    return life;
  }

  public void ran(TestFacts life, String from, String to) {
    tell(life.now(Billable.FULL, Instant.parse(from)));
    tell(life.now(Billable.NOTHING, Instant.parse(to)));
  }

  public void tell(BillableChanged change) {
    send(change);
  }

  public void confirm(String at, String... running) {
    send(new HostConfirmed(host, Instant.parse(at), Set.of(running)));
  }

  public void now(String moment) {
    clock.set(Instant.parse(moment));
  }

  private void send(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }
}
