package io.atrium.drivers.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Drives one kind of hypervisor or container runtime.
 *
 * <p>Commands are requests: they return once the host has accepted them, and repeating one is
 * harmless. Only {@link #inspect} and {@link #list} tell the truth. Every method but {@link
 * #descriptor} blocks, keeps the link's deadline, and fails only with a {@link DriverFailure}.
 * Calls reach a driver through the gateway alone, several at a time. The conformance kit checks
 * every rule here.
 */
public interface InstanceDriver {

  /** What this driver is and can start. Without I/O; always the same answer. */
  DriverDescriptor descriptor();

  /**
   * Looks at the host itself: reachable, fit, and how large. An unreachable host is a report too.
   */
  HostReport probe(HostLink host);

  /**
   * Makes the instance on the host, stopped, under the name that follows from its id. Found and
   * equal is adopted; found and foreign is {@link SpecRejected}. Half-made remains of an earlier
   * attempt are completed or replaced. The image is copied to the host first where it is not there
   * yet.
   */
  InstanceRef create(HostLink host, InstanceSpec spec);

  /** Starts it; running already is success. */
  void start(InstanceRef ref);

  /**
   * Asks the guest to shut down, then cuts the power once {@code grace} is over. Absent or stopped
   * is success.
   */
  void stop(InstanceRef ref, Duration grace);

  /** Removes it with its disk, its snapshots and everything made for it. Absent is success. */
  void delete(InstanceRef ref);

  /** Looks. "Could not look" is never an observation: it is {@link HostUnreachable}. */
  Observation inspect(InstanceRef ref);

  /**
   * Everything on the host that carries our owner tag, and how many foreign instances there are.
   */
  Inventory list(HostLink host);

  /** One sweep over the counters of all our running instances on the host. */
  Sweep sample(HostLink host);

  /** The optional ability {@code capability}, where this driver has it. */
  default <C extends Capability> Optional<C> as(Class<C> capability) {
    return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
  }
}
