package io.atrium.drivers.contract;

/** A topic of the contract: it needs a bench to be tested on. */
interface Benched {

  /** The same bench for all tests of a class. */
  Bench bench();
}
