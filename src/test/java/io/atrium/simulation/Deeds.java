package io.atrium.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everything that can happen, each as often as its weight says. */
final class Deeds {

  private final List<Deed> bag = new ArrayList<>();

  static Deeds all() {
    return new Deeds().peoples().portals().mischief();
  }

  private Deeds peoples() {
    return add(10, PeoplesDeeds::order)
        .add(5, PeoplesDeeds::start)
        .add(6, PeoplesDeeds::stop)
        .add(3, PeoplesDeeds::reboot)
        .add(5, PeoplesDeeds::delete)
        .add(4, PeoplesDeeds::resize)
        .add(3, PeoplesDeeds::keep)
        .add(3, PeoplesDeeds::archive)
        .add(3, PeoplesDeeds::bringBack);
  }

  private Deeds portals() {
    return add(18, PortalsDeeds::reconcile)
        .add(6, PortalsDeeds::sweep)
        .add(6, PortalsDeeds::sample)
        .add(14, PortalsDeeds::time)
        .add(1, PortalsDeeds::jump)
        .add(2, PortalsDeeds::closeMonth)
        .add(1, PortalsDeeds::changePrices)
        .add(1, PortalsDeeds::withdrawPrices);
  }

  private Deeds mischief() {
    return add(3, Mischief::powerOff)
        .add(2, Mischief::powerOn)
        .add(2, Mischief::crashGuest)
        .add(2, Mischief::vanish)
        .add(2, Mischief::pause)
        .add(4, Mischief::garble)
        .add(3, Mischief::cut)
        .add(3, Mischief::mend)
        .add(4, Mischief::fail)
        .add(4, Mischief::loseAnswer)
        .add(2, Mischief::slow)
        .add(6, Mischief::killPortal)
        .add(4, Mischief::sleep);
  }

  Deeds add(int weight, Deed deed) {
    for (var n = 0; n < weight; n++) {
      bag.add(deed);
    }
    return this;
  }

  Deed any(Story story) {
    return story.any(bag);
  }
}
