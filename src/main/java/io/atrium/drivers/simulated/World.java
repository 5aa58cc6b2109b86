package io.atrium.drivers.simulated;

import java.time.Clock;
import java.util.function.Consumer;

/** What all simulated hosts share: the time, the pace, the journal and the witness of the truth. */
record World(Clock clock, Pace pace, Journal journal, Consumer<PowerChange> witness) {}
