package io.atrium.drivers.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiallingTests {

  private static final HostLink LINK =
      new HostLink("h-1", URI.create("qemu:///system"), "p-1", Duration.ofMillis(500));

  @Test
  void aMissingLibraryIsASentenceThatSaysWhatToInstall() {
    var connections =
        new HostConnections(Clock.systemUTC(), _ -> Opener.guarded(DiallingTests::lacking));

    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> connections.to(LINK, "qemu").ask(LINK, _ -> "never"))
        .withMessageContaining("install the package libvirt0");
  }

  @Test
  void whoeverWaitsForAHangingHostGivesUpInTime() {
    var hanging = new CountDownLatch(1);
    var connections = new HostConnections(Clock.systemUTC(), _ -> hang(hanging));

    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> connections.to(LINK, "qemu").ask(LINK, _ -> "never"))
        .withMessageContaining("does not answer");
    hanging.countDown();
  }

  @Test
  void afterAFailureTheNextAttemptWaitsAndIsOneForAll() {
    var attempts = new AtomicInteger();
    var dialling = new Dialling(() -> refuse(attempts));

    assertThat(dialling.attempt()).failsWithin(Duration.ofSeconds(5));
    var second = dialling.attempt();

    assertThat(dialling.attempt()).isSameAs(second);
    assertThat(second).failsWithin(Duration.ofSeconds(5));
    assertThat(attempts).hasValue(2);
  }

  private static Session refuse(AtomicInteger attempts) {
    attempts.incrementAndGet();
    throw new HostUnreachable("Nobody is there.");
  }

  private static Session lacking() {
    throw new UnsatisfiedLinkError("libvirt.so: cannot open shared object file");
  }

  private static Session hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new HostUnreachable("It hung.");
  }
}
