package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.instances.Errand;
import io.atrium.instances.store.Claims;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Speaks to the host about one instance: look, do one step, look again. Writes nothing down. */
@Component
class Attempt {

  /** An answer nobody understands is asked for this often, then a person must look. */
  static final int MOST_TRIES = 3;

  private final DriverGateway gateway;

  private final Specifications specifications;

  private final Disks disks;

  private final Errands errands;

  private final Claims claims;

  private final Clock clock;

  Attempt(
      DriverGateway gateway,
      Specifications specifications,
      Disks disks,
      Errands errands,
      Claims claims,
      Clock clock) {
    this.gateway = gateway;
    this.specifications = specifications;
    this.disks = disks;
    this.errands = errands;
    this.claims = claims;
    this.clock = clock;
  }

  Outcome at(Task task) {
    Step step = new Step.Settled();
    try {
      var askedAt = clock.instant();
      var seen = task.look() ? look(task) : new Observation.Absent();
      var first = new Outcome.Look(seen, askedAt, clock.instant());
      step = Planner.next(task.wish(), seen);
      return commands(step) && !destroysProof(task, step, seen)
          ? act(task, step, first)
          : Outcome.Looked.once(first, step);
    } catch (DriverFailure failure) {
      return afterFailure(task, step, failure);
    }
  }

  /** That it runs is written down before it is removed: after that nobody could ever tell. */
  private static boolean destroysProof(Task task, Step step, Observation seen) {
    return step instanceof Step.Delete
        && !task.knownToRun()
        && seen instanceof Observation.Present present
        && present.power() == PowerState.RUNNING;
  }

  private Outcome act(Task task, Step step, Outcome.Look first) {
    if (!claims.stands(task.claim(), clock.instant())) {
      throw new Busy("Somebody else is working on this instance.");
    }
    var kept = command(task, step);
    if (step instanceof Step.Create) {
      return new Outcome.Created(clock.instant());
    }
    var askedAt = clock.instant();
    var after = look(task);
    var last = new Outcome.Look(after, askedAt, clock.instant());
    var next = Planner.next(after(task.wish(), step), after);
    return new Outcome.Looked(first, last, step, next, kept);
  }

  private Keepsake command(Task task, Step step) {
    if (step instanceof Step.Perform(var errand)) {
      return errands.perform(task.host(), task.claim().instanceId(), errand);
    }
    switchPower(task, step);
    return Keepsake.NOTHING;
  }

  private void switchPower(Task task, Step step) {
    var id = task.claim().instanceId();
    switch (step) {
      case Step.Create() -> {
        try (var ready = disks.ready(specifications.of(id))) {
          gateway.tell(
              task.host(), Verb.CREATE, (driver, link) -> driver.create(link, ready.spec()));
        }
      }
      case Step.Start() ->
          gateway.tell(task.host(), Verb.START, (driver, link) -> driver.start(link.instance(id)));
      case Step.Stop(var grace) ->
          gateway.tell(
              task.host(), Verb.STOP, (driver, link) -> driver.stop(link.instance(id), grace));
      case Step.Reboot(var grace) -> reboot(task.host(), id, grace);
      case Step.Delete() -> delete(task.host(), id);
      case Step.Perform _, Step.Settled _, Step.Await _, Step.Accept _, Step.Park _ -> {}
    }
  }

  private void reboot(HostAddress host, String id, Duration grace) {
    gateway.tell(
        host,
        Verb.REBOOT,
        (driver, link) ->
            driver
                .as(Capability.Reboot.class)
                .orElseThrow(() -> new SpecRejected("This host cannot restart a machine in place."))
                .reboot(link.instance(id), grace));
  }

  private void delete(HostAddress host, String id) {
    gateway.tell(host, Verb.DELETE, (driver, link) -> driver.delete(link.instance(id)));
  }

  private Observation look(Task task) {
    var id = task.claim().instanceId();
    try {
      return gateway.ask(
          task.host(),
          Verb.INSPECT,
          (InstanceDriver driver, HostLink link) -> driver.inspect(link.instance(id)));
    } catch (SpecRejected | NoRoom refusal) {
      // Who only looks asks for nothing that could be refused: nothing is known of the instance.
      throw new UnexpectedAnswer(refusal.sentence(), refusal);
    }
  }

  /** What cannot be made on this host must not lie about there half made. */
  private Outcome afterFailure(Task task, Step step, DriverFailure failure) {
    if (!(step instanceof Step.Create) || !isFinal(failure, task.attempts())) {
      return new Outcome.Failed(step, failure, clock.instant());
    }
    try {
      delete(task.host(), task.claim().instanceId());
      return new Outcome.CleanedUp(failure, clock.instant());
    } catch (DriverFailure notEvenThat) {
      return new Outcome.Failed(step, notEvenThat, clock.instant());
    }
  }

  /** Whether asking again would not help. */
  static boolean isFinal(DriverFailure failure, int attempts) {
    return switch (failure) {
      case SpecRejected _, NoRoom _ -> true;
      case UnexpectedAnswer _ -> attempts + 1 >= MOST_TRIES;
      case HostUnreachable _, Busy _ -> false;
    };
  }

  private static boolean commands(Step step) {
    return switch (step) {
      case Step.Create _, Step.Start _, Step.Stop _, Step.Reboot _, Step.Delete _ -> true;
      case Step.Perform _ -> true;
      case Step.Settled _, Step.Await _, Step.Accept _, Step.Park _ -> false;
    };
  }

  /** What is wanted once the step is done, as the books will have it. */
  private static Wish after(Wish wish, Step step) {
    return new Wish(
        wish.desired(),
        wish.provisioned(),
        step instanceof Step.Start && wish.fulfilled(),
        step instanceof Step.Start || wish.started(),
        false,
        step instanceof Step.Perform ? null : wish.errand(),
        step instanceof Step.Delete || wish.cleared(),
        wish.archived() || step instanceof Step.Perform(Errand.Archive _),
        !(step instanceof Step.Start) && wish.hostWasLost());
  }
}
