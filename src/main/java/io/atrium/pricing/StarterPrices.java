package io.atrium.pricing;

import io.atrium.kernel.Environment;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Prices to begin with, about what hosting costs, so that the first machine already has a price.
 * They are labelled as such; an operator sets the institution's own. Addresses of private networks
 * are free.
 */
@Component
class StarterPrices implements SmartLifecycle {

  private static final List<Price> PRICES =
      List.of(
          price(Meter.VCPU, null, "0.0090"),
          price(Meter.VCPU, Environment.TEST, "0.0045"),
          price(Meter.MEMORY, null, "0.0060"),
          price(Meter.MEMORY, Environment.TEST, "0.0030"),
          price(Meter.DISK, null, "0.00006"),
          price(Meter.SNAPSHOT, null, "0.00006"),
          price(Meter.ARCHIVE, null, "0.00002"),
          price(Meter.ADDRESS, null, "0.0000"));

  private final PriceCommands commands;

  private boolean running;

  StarterPrices(PriceCommands commands) {
    this.commands = commands;
  }

  /** Before anything is served or run: there is a price for whatever happens. */
  @Override
  public void start() {
    try {
      commands.begin(PRICES);
    } catch (DuplicateKeyException _) {
      // Another replica that starts at the same moment was faster.
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private static Price price(Meter meter, @Nullable Environment environment, String perHour) {
    return new Price(meter, environment, null, null, new BigDecimal(perHour));
  }
}
