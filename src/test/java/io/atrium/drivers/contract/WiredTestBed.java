package io.atrium.drivers.contract;

/** A bed whose host is a daemon behind a Unix socket: the line to it is a wire. */
public interface WiredTestBed extends TestBed {

  Wire wire();

  @Override
  default void cutTheLine() {
    wire().cut();
  }

  @Override
  default void stopAnswering() {
    wire().silence();
  }

  @Override
  default void mendTheLine() {
    wire().mend();
  }
}
