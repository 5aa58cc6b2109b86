package io.atrium.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverDescriptor.Threads;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class DriverGatewayTests {

  private static final HostAddress HOST = host("h-1");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int PLACES = 8;

  @ParameterizedTest
  @EnumSource(Threads.class)
  void bringsTheAnswerBackFromWhateverThreadTheDriverNeeds(Threads threads) {
    var gateway = gateway(threads, link -> ScriptedDriver.saying("for " + link.portalId()));

    assertThat(probe(gateway, HOST).sentence()).isEqualTo("for p-test");
  }

  @Test
  void runsCallsOnTheKindOfThreadThatTheDriverNeeds() {
    var asking = Thread.currentThread();

    probe(gateway(Threads.VIRTUAL, onThread(thread -> thread.isVirtual())), HOST);
    probe(gateway(Threads.PLATFORM, onThread(thread -> !thread.isVirtual())), HOST);
    probe(gateway(Threads.CALLER, onThread(thread -> thread.equals(asking))), HOST);
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void refusesToWaitForAHostInsideATransaction(Threads threads) {
    var gateway = gateway(threads, _ -> ScriptedDriver.saying("never asked"));
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> probe(gateway, HOST))
          .withMessageContaining("transaction");
    } finally {
      TransactionSynchronizationManager.clear();
    }
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void passesOnWhatADriverMayThrow(Threads threads) {
    var gateway =
        gateway(
            threads,
            _ -> {
              throw new Busy("Wait a little.");
            });

    assertThatExceptionOfType(Busy.class)
        .isThrownBy(() -> probe(gateway, HOST))
        .withMessage("Wait a little.");
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void callsWhatADriverMustNotThrowAnUnexpectedAnswer(Threads threads) {
    var gateway =
        gateway(
            threads,
            _ -> {
              throw new IllegalArgumentException("secret detail");
            });

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> probe(gateway, HOST))
        .withCauseInstanceOf(IllegalArgumentException.class)
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRTUAL", "PLATFORM"})
  void givesUpWhenTheDeadlineIsOverAndSaysThatNobodyCanTell(Threads threads) {
    var never = new CountDownLatch(1);
    var gateway = hasty(threads, waitingFor(never));

    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> probe(gateway, HOST))
        .withMessageStartingWith("The host did not answer within ")
        .withMessageEndingWith("when asked how it is.");
    never.countDown();
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRTUAL", "PLATFORM"})
  void keepsThePlaceOfACallThatNobodyWaitsForUntilItEnds(Threads threads) {
    var end = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var gateway =
        hasty(
            threads,
            link -> {
              asked.incrementAndGet();
              return waitingFor(end).apply(link);
            });
    for (int call = 0; call < PLACES + 1; call++) {
      assertThatExceptionOfType(HostUnreachable.class).isThrownBy(() -> probe(gateway, HOST));
    }
    assertThat(asked).hasValue(PLACES);

    end.countDown();

    Await.until(PATIENCE, "a place is free again", () -> answers(gateway));
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRTUAL", "PLATFORM"})
  void asksAHostOnlyAFewThingsAtATimeAndOtherHostsMeanwhile(Threads threads) {
    var end = new CountDownLatch(1);
    var atOnce = new AtomicInteger();
    var gateway =
        gateway(
            threads,
            link -> {
              atOnce.incrementAndGet();
              return link.hostId().equals("h-2")
                  ? ScriptedDriver.saying("free")
                  : waitingFor(end).apply(link);
            });
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 3 * PLACES; call++) {
        callers.execute(() -> probe(gateway, HOST));
      }
      Await.until(PATIENCE, "all places are taken", () -> atOnce.get() == PLACES);

      assertThat(probe(gateway, host("h-2")).sentence()).isEqualTo("free");
      assertThat(atOnce).hasValue(PLACES + 1);
      end.countDown();
    }
    assertThat(atOnce).hasValue(3 * PLACES + 1);
  }

  @Test
  void refusesTwoDriversOfAKind() {
    InstanceDriver driver = new ScriptedDriver(Threads.CALLER, _ -> ScriptedDriver.saying("one"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Gateways.of("p-test", driver, driver))
        .withMessageContaining("scripted");
  }

  @Test
  void saysWhenThereIsNoDriverOfAKind() {
    var gateway = Gateways.of("p-test");

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> probe(gateway, HOST))
        .withMessageContaining("scripted");
  }

  private static boolean answers(DriverGateway gateway) {
    try {
      return probe(gateway, HOST).sentence().equals("answered");
    } catch (HostUnreachable full) {
      return false;
    }
  }

  private static Function<HostLink, HostReport> onThread(Function<Thread, Boolean> fits) {
    return _ -> {
      assertThat(fits.apply(Thread.currentThread())).isTrue();
      return ScriptedDriver.saying("yes");
    };
  }

  private static Function<HostLink, HostReport> waitingFor(CountDownLatch end) {
    return _ -> {
      try {
        end.await();
        return ScriptedDriver.saying("answered");
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    };
  }

  private static HostReport probe(DriverGateway gateway, HostAddress host) {
    return gateway.ask(host, Verb.PROBE, InstanceDriver::probe);
  }

  private static DriverGateway gateway(Threads threads, Function<HostLink, HostReport> probe) {
    return Gateways.of("p-test", new ScriptedDriver(threads, probe));
  }

  /** A gateway that waits only a moment. */
  private static DriverGateway hasty(Threads threads, Function<HostLink, HostReport> probe) {
    var portal = new PortalIdentity();
    portal.is("p-test");
    return new DriverGateway(
        List.of(new ScriptedDriver(threads, probe)), portal, _ -> Duration.ofMillis(30));
  }

  private static HostAddress host(String id) {
    return new HostAddress(id, "scripted", URI.create("scripted:///" + id));
  }
}
