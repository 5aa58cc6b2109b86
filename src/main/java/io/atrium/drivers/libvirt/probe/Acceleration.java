package io.atrium.drivers.libvirt.probe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libvirt.LibvirtException;

/**
 * Whether a host's processor runs guests by itself. That a device file is there proves nothing, so
 * a probe guest must boot; what it showed is kept as long as the portal runs.
 */
public final class Acceleration {

  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

  /** What is known of this host, or else what the trial shows now. */
  public Verdict of(String host, Trial trial) throws LibvirtException, InterruptedException {
    var known = verdicts.get(host);
    if (known != null) {
      return known;
    }
    var verdict = trial.run();
    verdicts.put(host, verdict);
    return verdict;
  }

  /** Tries it out. */
  @FunctionalInterface
  public interface Trial {

    Verdict run() throws LibvirtException, InterruptedException;
  }

  /** How guests run on a host. */
  public enum Verdict {
    /** The probe guest did all it had to do, and switched itself off in time. */
    KVM("kvm", "KVM runs guests: a probe guest booted."),
    /** The host has no such device, or refuses to start a guest on it. */
    REFUSED("emulation", "There is no usable KVM, so guests run under emulation, slowly."),
    /** The device is there, but a guest on it gets nowhere. */
    TOO_SLOW(
        "emulation",
        "A probe guest under KVM did not boot in time, so guests run under emulation, slowly.");

    private final String attribute;

    private final String sentence;

    Verdict(String attribute, String sentence) {
      this.attribute = attribute;
      this.sentence = sentence;
    }

    public boolean accelerated() {
      return this == KVM;
    }

    /** As the host report names it. */
    public String attribute() {
      return attribute;
    }

    public String sentence() {
      return sentence;
    }
  }
}
