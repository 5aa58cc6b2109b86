package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.libvirt.connection.Extras.DomainCounters;
import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.Sweep.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.MemoryStatistic;

/**
 * Reads the counters of running instances. They begin anew with each run, and the number that
 * libvirt gives to a run is their epoch.
 */
public final class Counting {

  private static final int CPU_BALLOON_INTERFACE_BLOCK = 2 | 4 | 16 | 32;

  private static final int ACTIVE_WITHOUT_WAITING = 1 | 1 << 29;

  private static final long KIB = 1_024;

  private static final int RESIDENT = 7;

  private Counting() {}

  /** One call for all domains; for hypervisors that can. */
  public static List<Counters> together(Session session, String portalId) throws LibvirtException {
    var guests = Domains.running(session, portalId);
    var told =
        session.extras().counters(CPU_BALLOON_INTERFACE_BLOCK, ACTIVE_WITHOUT_WAITING).stream()
            .collect(Collectors.toMap(DomainCounters::name, DomainCounters::values));
    var counters = new ArrayList<Counters>();
    for (var guest : guests) {
      try (guest) {
        counters.add(read(guest, told.getOrDefault(guest.name(), Map.of())));
      }
    }
    return counters;
  }

  /** A few calls for each domain; one that ends meanwhile has no counters. */
  public static List<Counters> oneByOne(Session session, String portalId) throws LibvirtException {
    var counters = new ArrayList<Counters>();
    for (var guest : Domains.running(session, portalId)) {
      try (guest) {
        Absence.of(ErrorNumber.VIR_ERR_OPERATION_INVALID, () -> ask(guest))
            .ifPresent(counters::add);
      }
    }
    return counters;
  }

  private static Counters read(Guest guest, Map<String, Long> told) throws LibvirtException {
    var resident = told.get("balloon.rss");
    return new Counters(
        guest.name(),
        epoch(guest),
        told.get("cpu.time"),
        resident == null ? null : resident * KIB,
        sum(told, "net", "rx.bytes"),
        sum(told, "net", "tx.bytes"),
        sum(told, "block", "rd.bytes"),
        sum(told, "block", "wr.bytes"));
  }

  private static Counters ask(Guest guest) throws LibvirtException {
    var card = guest.domain().interfaceStats(DomainIdentity.mac(guest.name()));
    return new Counters(
        guest.name(),
        epoch(guest),
        guest.domain().getInfo().cpuTime,
        resident(guest),
        card.rx_bytes,
        card.tx_bytes,
        null,
        null);
  }

  private static @Nullable Long resident(Guest guest) throws LibvirtException {
    var statistics =
        Absence.of(ErrorNumber.VIR_ERR_NO_SUPPORT, () -> guest.domain().memoryStats(16));
    for (MemoryStatistic statistic : statistics.orElse(new MemoryStatistic[0])) {
      if (statistic.getTag() == RESIDENT) {
        return statistic.getValue() * KIB;
      }
    }
    return null;
  }

  private static String epoch(Guest guest) throws LibvirtException {
    return String.valueOf(guest.domain().getID());
  }

  /** The sum over all devices of a group; null where none of them tells. */
  static @Nullable Long sum(Map<String, Long> told, String group, String counter) {
    long devices = Optional.ofNullable(told.get(group + ".count")).orElse(0L);
    var values =
        LongStream.range(0, devices)
            .mapToObj(i -> told.get("%s.%d.%s".formatted(group, i, counter)))
            .filter(Objects::nonNull)
            .toList();
    return values.isEmpty() ? null : values.stream().mapToLong(Long::longValue).sum();
  }
}
