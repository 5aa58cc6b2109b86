package io.atrium.simulation;

import io.atrium.drivers.Verb;
import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.simulation.Seams.Seam;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** What goes wrong, and what people do on the hosts behind the portal's back. */
final class Mischief {

  /** Making something is where most can go wrong. */
  private static final List<Verb> CALLS =
      List.of(
          Verb.CREATE,
          Verb.CREATE,
          Verb.START,
          Verb.STOP,
          Verb.REBOOT,
          Verb.DELETE,
          Verb.RESIZE,
          Verb.SNAPSHOT,
          Verb.EXPORT,
          Verb.INSPECT,
          Verb.LIST);

  private static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ofMinutes(20));

  /** Longer than a claim lasts: ADR 53. */
  private static final Duration NAP = Duration.ofSeconds(90);

  private Mischief() {}

  static void powerOff(Stage stage, Story story) {
    tamper(stage, story, "switched off", (host, id) -> host.tamper(id, PowerState.STOPPED));
  }

  static void powerOn(Stage stage, Story story) {
    tamper(stage, story, "switched on", (host, id) -> host.tamper(id, PowerState.RUNNING));
  }

  static void crashGuest(Stage stage, Story story) {
    tamper(stage, story, "made to crash", SimulatedHost::crash);
  }

  static void vanish(Stage stage, Story story) {
    tamper(stage, story, "removed", SimulatedHost::vanish);
  }

  static void pause(Stage stage, Story story) {
    var still = story.below(3) > 0;
    tamper(stage, story, still ? "paused" : "let go", (host, id) -> host.pause(id, still));
  }

  private static void tamper(
      Stage stage, Story story, String what, BiConsumer<SimulatedHost, String> deed) {
    var hostId = story.any(Cast.HOSTS);
    var host = stage.host(hostId);
    var ours = host.holds().stream().filter(name -> !name.equals(Cast.DECOY)).toList();
    if (ours.isEmpty()) {
      return;
    }
    var id = story.any(ours);
    deed.accept(host, id);
    story.tampered(id);
    story.tell(stage.now(), "somebody on %s: %s is %s".formatted(hostId, id, what));
  }

  static void cut(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    stage.host(host).cut();
    story.deafens();
    story.tell(stage.now(), "%s cannot be reached any more".formatted(host));
  }

  static void mend(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    stage.host(host).mend();
    story.tell(stage.now(), "%s can be reached, and works well".formatted(host));
  }

  /** What one host tells of its instances is late, told twice, or lost with its line. */
  static void garble(Stage stage, Story story) {
    var host = stage.host(Cast.FORGETFUL);
    switch (story.below(3)) {
      case 0 -> {
        host.tellLate();
        story.tell(stage.now(), "what %s tells is late".formatted(Cast.FORGETFUL));
      }
      case 1 -> {
        host.tellTwice();
        story.tell(stage.now(), "%s tells everything twice".formatted(Cast.FORGETFUL));
      }
      default -> {
        host.loseLine();
        story.deafens();
        story.tell(stage.now(), "%s is not heard for a moment".formatted(Cast.FORGETFUL));
      }
    }
  }

  static void fail(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    var verb = story.any(CALLS);
    var failure = story.any(failures());
    stage.host(host).failNext(verb, failure);
    story.tell(
        stage.now(),
        "%s will fail the next %s with %s"
            .formatted(host, verb, failure.getClass().getSimpleName()));
  }

  private static List<DriverFailure> failures() {
    return List.of(
        new Busy("It is busy."),
        new HostUnreachable("It does not answer."),
        new NoRoom("It is full."),
        new SpecRejected("It will not do this."),
        new UnexpectedAnswer("It says something strange."));
  }

  static void loseAnswer(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    var verb = story.any(CALLS);
    stage.host(host).loseNextAnswer(verb);
    story.tell(stage.now(), "%s will do the next %s and not answer".formatted(host, verb));
  }

  static void slow(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    var verb = story.any(CALLS);
    var delay = story.any(DELAYS);
    stage.host(host).slow(verb, delay);
    story.tell(stage.now(), "%s takes %s for each %s".formatted(host, delay, verb));
  }

  /** A worker sleeps for longer than its claim lasts, while others go on with their work. */
  static void sleep(Stage stage, Story story) {
    var times = 1 + story.below(4);
    stage.portal().seams().sleep(times, () -> meanwhile(stage, story));
    story.tell(stage.now(), "a worker will fall asleep after call %d".formatted(times));
  }

  private static void meanwhile(Stage stage, Story story) {
    story.tell(stage.now(), "a worker is asleep");
    stage.pass(NAP);
    PortalsDeeds.reconcile(stage, story);
    if (story.oneIn(2)) {
      PeoplesDeeds.delete(stage, story);
    } else {
      PeoplesDeeds.stop(stage, story);
    }
    PortalsDeeds.reconcile(stage, story);
    story.tell(stage.now(), "the worker wakes");
  }

  static void killPortal(Stage stage, Story story) {
    var seam = story.any(List.of(Seam.values()));
    var times = 1 + story.below(6);
    stage.portal().seams().arm(seam, times);
    story.deafens();
    story.tell(stage.now(), "the portal will be killed %s, time %d".formatted(seam.words(), times));
  }
}
