package io.atrium.kernel;

/**
 * Time that goes evenly and never back, counted from no particular moment: it tells how much of it
 * has passed, whatever somebody sets the clock to.
 */
@FunctionalInterface
public interface Ticks {

  long nanos();
}
