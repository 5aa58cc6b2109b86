package io.atrium.drivers.spi;

/**
 * Hears from a host. Called on the driver's thread: it must return quickly and never call a driver.
 */
public interface WatchListener {

  /** Something happened to the instance of ours with this id. Look again. */
  void changed(String instanceId);

  /** The connection is gone; nothing more will be heard from this watch. */
  void lost(String reason);
}
