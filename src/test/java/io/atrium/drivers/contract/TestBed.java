package io.atrium.drivers.contract;

import io.atrium.drivers.HostAddress;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.kernel.Size;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a driver must bring to be tested: a host that it reaches over a line the test can cut, a
 * small image, and hands on the host itself. Whatever is asked of the host here goes past the
 * driver, by the host's own tools, because the truth of a test is what the host really holds.
 */
public interface TestBed {

  InstanceDriver driver();

  /** The host, at the near end of the line that {@link #cutTheLine} cuts. Always the same one. */
  HostAddress host();

  Size smallest();

  /** An image that starts in seconds, gets an address, and obeys a request to shut down. */
  ImageContent image();

  /** The longest that any change, a whole boot included, may take to be seen. */
  Duration patience();

  /** Ends all connections and refuses new ones until {@link #mendTheLine}. */
  void cutTheLine();

  /** The host takes calls and never answers them, until {@link #mendTheLine}. */
  void stopAnswering();

  /** All is well again. Harmless when it is already. */
  void mendTheLine();

  /** Changes an instance behind the portal's back. */
  void tamper(InstanceRef ref, Tampering how);

  /** Puts something there under this name that carries no owner tag. It runs, if that is cheap. */
  void plantForeign(String externalName);

  /** Whether what was planted is still there, exactly as it was. */
  boolean foreignStands(String externalName);

  /** Takes away what was planted. */
  void removeForeign(String externalName);

  /**
   * Whether the host has anything under this name: the instance itself, a disk, a seed, a snapshot,
   * a half-made remain.
   */
  boolean holds(String externalName);

  /** Whether an instance of this name runs, as the host's own tools say. */
  boolean runs(String externalName);

  /** Waits until a running guest can obey a request to shut down. */
  default void awaitReady(InstanceRef ref) {}

  /** What its guests are given as user data, where that is how a test reaches their disks. */
  default @Nullable String userData() {
    return null;
  }

  /**
   * What the host really gives it, by its own tools, whether it runs or not; of a running one, what
   * limits it now. Where a host sets no bounds to a disk, that part is {@link Size#LARGEST}'s.
   */
  default Size given(InstanceRef ref) {
    throw new UnsupportedOperationException("This bed does not tell sizes.");
  }

  /**
   * Writes this line to a file of the running, ready guest, and makes sure that it is on its disk.
   */
  default void writeInside(InstanceRef ref, String text) {
    throw new UnsupportedOperationException("This bed does not write inside.");
  }

  /** What {@link #writeInside} wrote last on the disk of the running, ready guest; or nothing. */
  default String readInside(InstanceRef ref) {
    throw new UnsupportedOperationException("This bed does not read inside.");
  }

  /**
   * The names of everything that lies in the stores of the host on behalf of portals: disks, seeds,
   * images, folders, copies, whole or half made.
   */
  default Set<String> stores() {
    throw new UnsupportedOperationException("This bed does not list stores.");
  }
}
