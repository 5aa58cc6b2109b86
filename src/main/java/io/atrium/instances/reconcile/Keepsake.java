package io.atrium.instances.reconcile;

import io.atrium.instances.store.Archived;
import org.jspecify.annotations.Nullable;

/**
 * What an errand has left behind.
 *
 * @param bytes how much it takes on its host
 * @param archived what lies in the portal's store now, or null
 */
record Keepsake(long bytes, @Nullable Archived archived) {

  static final Keepsake NOTHING = new Keepsake(0, null);

  static Keepsake onHost(long bytes) {
    return new Keepsake(bytes, null);
  }
}
