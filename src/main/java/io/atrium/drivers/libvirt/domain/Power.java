package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.libvirt.connection.Lifecycle;
import io.atrium.drivers.libvirt.connection.Session;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.libvirt.DomainInfo.DomainState;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** Switches one guest on and off. What is already as it should be is left alone. */
public final class Power {

  /** A guest that is still booting misses the button, so it is pressed again. */
  private static final Duration PRESS_AGAIN = Duration.ofSeconds(3);

  private static final Duration GLANCE = Duration.ofMillis(250);

  private final Session session;

  private final Lifecycle lifecycle;

  private final Guest guest;

  public Power(Session session, Guest guest) {
    this.session = session;
    this.lifecycle = session.lifecycle();
    this.guest = guest;
  }

  public void on() throws LibvirtException {
    try {
      guest.domain().create();
    } catch (LibvirtException refused) {
      if (!guest.active()) {
        throw refused;
      }
      return;
    }
    lifecycle.runs().begunByUs(guest.name(), guest.domain().getID(), session::stands);
  }

  public void off() throws LibvirtException {
    if (Absence.unless(ErrorNumber.VIR_ERR_OPERATION_INVALID, guest.domain()::destroy)) {
      lifecycle.runs().endedByUs(guest.name(), session::stands);
    }
  }

  /** Asks the guest, and cuts the power once its grace is over. */
  public void down(Duration grace) throws LibvirtException, InterruptedException {
    if (!guest.active()) {
      return;
    }
    if (obeys(grace, guest.domain()::shutdown, () -> !guest.active())) {
      lifecycle.runs().endedByUs(guest.name(), session::stands);
    } else {
      off();
    }
  }

  /**
   * Lets it go on where somebody has paused it: a reset leaves a paused guest as paused as it was.
   */
  public void unfrozen() throws LibvirtException {
    if (guest.domain().getInfo().state == DomainState.VIR_DOMAIN_PAUSED) {
      Absence.unless(ErrorNumber.VIR_ERR_OPERATION_INVALID, guest.domain()::resume);
    }
  }

  /** Asks the guest to restart; says whether it did within its grace. */
  public boolean again(Duration grace) throws LibvirtException, InterruptedException {
    IntSupplier reboots = () -> lifecycle.reboots(guest.name());
    int before = reboots.getAsInt();
    return obeys(grace, () -> guest.domain().reboot(0), () -> reboots.getAsInt() > before);
  }

  private boolean obeys(Duration grace, Absence.Deed request, Condition done)
      throws LibvirtException, InterruptedException {
    var button = new Button(request);
    var asked = System.nanoTime();
    long pressAt = 0;
    for (long passed = 0; passed < grace.toNanos(); passed = System.nanoTime() - asked) {
      if (done.holds()) {
        return true;
      }
      if (passed >= pressAt) {
        button.press();
        pressAt += PRESS_AGAIN.toNanos();
      }
      lifecycle.await(GLANCE);
    }
    return done.holds();
  }

  /**
   * What the guest is asked by. A guest that is just ending tears its monitor's line under the
   * press, so one failure says nothing yet: the next look tells whether it is gone. Two in a row
   * do.
   */
  private static final class Button {

    private final Absence.Deed request;

    private boolean failed;

    private Button(Absence.Deed request) {
      this.request = request;
    }

    void press() throws LibvirtException {
      try {
        Absence.unless(ErrorNumber.VIR_ERR_OPERATION_INVALID, request);
        failed = false;
      } catch (LibvirtException refused) {
        if (failed) {
          throw refused;
        }
        failed = true;
      }
    }
  }

  /** What is waited for. */
  private interface Condition {

    boolean holds() throws LibvirtException;
  }
}
