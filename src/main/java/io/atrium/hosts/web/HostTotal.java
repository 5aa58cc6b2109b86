package io.atrium.hosts.web;

import io.atrium.hosts.Host;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What all real hosts have together. Several daemons on one machine each count the whole machine;
 * here it counts once.
 *
 * @param shared whether some hosts share a machine
 * @param overpromised the machines of which their hosts together promise more memory than there is
 */
record HostTotal(
    int machines, long vcpus, long memoryMib, long diskGib, boolean shared, String overpromised) {

  static HostTotal of(List<Host> hosts) {
    var known =
        hosts.stream().filter(host -> host.capacity() != null && !host.simulated()).toList();
    var machines = known.stream().collect(Collectors.groupingBy(HostTotal::machine)).values();
    return new HostTotal(
        machines.size(),
        machines.stream().mapToLong(each -> most(each).vcpus()).sum(),
        machines.stream().mapToLong(each -> most(each).memoryMib()).sum(),
        machines.stream().mapToLong(each -> most(each).diskGib()).sum(),
        machines.size() < known.size(),
        machines.stream()
            .filter(HostTotal::overpromised)
            .map(each -> machine(each.getFirst()))
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private static String machine(Host host) {
    return Objects.requireNonNullElse(host.machine(), host.name());
  }

  private static Has most(Collection<Host> hosts) {
    return hosts.stream().map(Has::of).reduce(new Has(0, 0, 0), Has::larger);
  }

  private static boolean overpromised(List<Host> hosts) {
    return hosts.stream().mapToLong(host -> host.claimed().memoryMib()).sum()
        > most(hosts).memoryMib();
  }

  /** What a machine has, as one of its daemons sees it. */
  private record Has(long vcpus, long memoryMib, long diskGib) {

    static Has of(Host host) {
      var capacity = Objects.requireNonNull(host.capacity());
      return new Has(capacity.vcpus(), capacity.memoryMib(), capacity.diskGib());
    }

    Has larger(Has other) {
      return new Has(
          Math.max(vcpus, other.vcpus),
          Math.max(memoryMib, other.memoryMib),
          Math.max(diskGib, other.diskGib));
    }
  }
}
