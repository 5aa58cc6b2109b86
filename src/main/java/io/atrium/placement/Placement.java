package io.atrium.placement;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostState;
import io.atrium.hosts.Room;
import io.atrium.kernel.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Filters the hosts that can take a size, and ranks them so that load is spread: least loaded
 * afterwards first, real hosts before simulated ones. Pure and deterministic.
 */
public final class Placement {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate candidate) -> candidate.host().simulated())
          .thenComparingDouble(Candidate::loadAfter)
          .thenComparing(candidate -> candidate.host().id());

  private Placement() {}

  /**
   * Judges every host. The order of {@code hosts} decides nothing but the order of the verdicts.
   */
  public static Decision choose(Demand demand, List<Host> hosts) {
    var candidates = hosts.stream().map(host -> Candidate.of(demand, host)).toList();
    var ranked =
        candidates.stream().filter(Candidate::fits).sorted(BEST_FIRST).map(Candidate::hostId);
    return new Decision(ranked.toList(), candidates.stream().map(Candidate::verdict).toList());
  }

  /** One host, and everything that speaks against it; nothing does when it fits. */
  private record Candidate(Host host, Size size, List<String> against) {

    static Candidate of(Demand demand, Host host) {
      var against = new ArrayList<String>();
      if (host.state() == HostState.DRAINING) {
        against.add("takes nothing new, it is being drained");
      }
      if (host.health() != HostHealth.HEALTHY) {
        against.add(words(host.health()));
      }
      if (!host.formats().contains(demand.format())) {
        against.add("cannot start %s images".formatted(words(demand)));
      }
      if (demand.driver() != null && !demand.driver().equals(host.driver())) {
        against.add("is not of the kind that was asked for, %s".formatted(demand.driver()));
      }
      if (demand.simulated() && !host.simulated()) {
        against.add("is a real host, and the image is for simulated hosts only");
      }
      shortfalls(demand.size(), host).forEach(against::add);
      return new Candidate(host, demand.size(), List.copyOf(against));
    }

    boolean fits() {
      return against.isEmpty();
    }

    String hostId() {
      return host.id();
    }

    /** The share of its scarcest resource that is taken once the size is on it. */
    double loadAfter() {
      var limit = host.limit();
      var after = host.claimed().plus(size);
      return Math.max(
          (double) after.vcpus() / limit.vcpus(),
          Math.max(
              (double) after.memoryMib() / limit.memoryMib(),
              (double) after.diskGib() / limit.diskGib()));
    }

    Verdict verdict() {
      return new Verdict(host.id(), host.name(), fits(), fits() ? room() : reasons());
    }

    private String room() {
      var free = host.free();
      return "Has room: needs %d vCPU of %d free, %d MiB of %d free, %d GiB of %d free."
          .formatted(
              size.vcpus(),
              free.vcpus(),
              size.memoryMib(),
              free.memoryMib(),
              size.diskGib(),
              free.diskGib());
    }

    private String reasons() {
      var sentence = String.join("; ", against);
      return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    private static List<String> shortfalls(Size size, Host host) {
      if (host.capacity() == null) {
        return List.of("its capacity is not known");
      }
      Room free = host.free();
      return Stream.of(
              shortfall(size.vcpus(), free.vcpus(), "vCPU"),
              shortfall(size.memoryMib(), free.memoryMib(), "MiB memory"),
              shortfall(size.diskGib(), free.diskGib(), "GiB disk"))
          .flatMap(List::stream)
          .toList();
    }

    private static List<String> shortfall(long needed, long free, String unit) {
      return needed <= free
          ? List.of()
          : List.of("needs %d %s, %d free".formatted(needed, unit, free));
    }

    private static String words(HostHealth health) {
      return switch (health) {
        case UNKNOWN -> "has not been looked at yet";
        case UNDETECTED -> "does not answer";
        case UNHEALTHY -> "answers but cannot run instances";
        case HEALTHY -> "is well";
      };
    }

    private static String words(Demand demand) {
      return switch (demand.format()) {
        case QCOW2 -> "disk (qcow2)";
        case ROOTFS -> "root file system";
        case CONTAINER_ARCHIVE -> "container";
      };
    }
  }
}
