package io.atrium.drivers.libvirt.connection;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

/**
 * What the Java binding lacks, over one connection. Failures are {@link Fault}s. Memory layouts are
 * those of libvirt's headers on a 64-bit machine.
 */
public final class Extras {

  private static final int SECTION_DHCP_HOST = 4;

  private static final int LIVE = 1;

  private static final int LONG = 3;

  private static final int UNSIGNED_LONG = 4;

  private static final int LIVE_AND_CONFIG = 3;

  private static final int EVENT_REBOOT = 1;

  private static final int LEASE_ADDRESS_AT = 40;

  private static final int PARAMETER_BYTES = 96;

  private static final int TYPE_AT = 80;

  private static final int VALUE_AT = 88;

  private final NativeCalls natives;

  private final ConnectionPointer connection;

  Extras(NativeCalls natives, ConnectionPointer connection) {
    this.natives = natives;
    this.connection = connection;
  }

  /**
   * Why a domain is in the state it is in: the numbers of {@code virDomainState} and its reason.
   */
  public StateAndReason state(String domain) {
    var found = found(natives.virDomainLookupByName(connection, domain));
    try {
      var state = new IntByReference();
      var reason = new IntByReference();
      done(natives.virDomainGetState(found, state, reason, 0));
      return new StateAndReason(state.getValue(), reason.getValue());
    } finally {
      natives.virDomainFree(found);
    }
  }

  /** Bounds the memory of a running domain, until its run is over. */
  public void limitMemory(String domain, long kib) {
    limit(
        domain, parameter("hard_limit", UNSIGNED_LONG, kib), natives::virDomainSetMemoryParameters);
  }

  /** Bounds the processor time of a running domain in each period, until its run is over. */
  public void limitProcessors(String domain, long micros) {
    limit(
        domain,
        parameter("vcpu_quota", LONG, micros),
        natives::virDomainSetSchedulerParametersFlags);
  }

  private void limit(String domain, Memory parameter, Limiting limiting) {
    var found = found(natives.virDomainLookupByName(connection, domain));
    try {
      done(limiting.change(found, parameter, 1, LIVE));
    } finally {
      natives.virDomainFree(found);
    }
  }

  private static Memory parameter(String name, int type, long value) {
    var parameter = new Memory(PARAMETER_BYTES);
    parameter.clear();
    parameter.setString(0, name);
    parameter.setInt(TYPE_AT, type);
    parameter.setLong(VALUE_AT, value);
    return parameter;
  }

  /** Adds or removes the fixed address of one card, now and for later starts of the network. */
  public void changeAddress(String network, AddressChange change, String xml) {
    var found = found(natives.virNetworkLookupByName(connection, network));
    try {
      done(
          natives.virNetworkUpdate(
              found, change.command, SECTION_DHCP_HOST, -1, xml, LIVE_AND_CONFIG));
    } finally {
      natives.virNetworkFree(found);
    }
  }

  /** The addresses that cards in this network were lent and may still believe to have. */
  public Set<String> lentAddresses(String network) {
    var found = found(natives.virNetworkLookupByName(connection, network));
    try {
      var leases = new PointerByReference();
      int count = done(natives.virNetworkGetDHCPLeases(found, null, leases, 0));
      return count == 0 ? Set.of() : addresses(leases.getValue(), count);
    } finally {
      natives.virNetworkFree(found);
    }
  }

  private Set<String> addresses(Pointer leases, int count) {
    var addresses = new HashSet<String>();
    for (int i = 0; i < count; i++) {
      var lease = leases.getPointer((long) i * Long.BYTES);
      addresses.add(lease.getPointer(LEASE_ADDRESS_AT).getString(0));
      natives.virNetworkDHCPLeaseFree(lease);
    }
    Native.free(Pointer.nativeValue(leases));
    return addresses;
  }

  /** Counters of all running domains in one go; a domain that is busy tells less. */
  public List<DomainCounters> counters(int groups, int flags) {
    var records = new PointerByReference();
    int count = done(natives.virConnectGetAllDomainStats(connection, groups, records, flags));
    try {
      var found = new ArrayList<DomainCounters>(count);
      for (int i = 0; i < count; i++) {
        found.add(read(records.getValue().getPointer((long) i * Long.BYTES)));
      }
      return found;
    } finally {
      natives.virDomainStatsRecordListFree(records.getValue());
    }
  }

  /** Calls for each restart of a guest from inside, until it is told to stop with this number. */
  int onReboot(NativeCalls.DomainFunction heard) {
    return done(
        natives.virConnectDomainEventRegisterAny(
            connection, null, EVENT_REBOOT, heard, null, null));
  }

  void stopHearing(int callback) {
    done(natives.virConnectDomainEventDeregisterAny(connection, callback));
  }

  private DomainCounters read(Pointer row) {
    var domain = row.getPointer(0);
    var parameters = row.getPointer(Long.BYTES);
    int count = row.getInt(2L * Long.BYTES);
    var values = new HashMap<String, Long>();
    for (int i = 0; i < count; i++) {
      var at = (long) i * PARAMETER_BYTES;
      var value = number(parameters, at);
      if (value != null) {
        values.put(parameters.getString(at), value);
      }
    }
    return new DomainCounters(String.valueOf(natives.virDomainGetName(domain)), values);
  }

  /** Whole numbers only: 1 int, 2 unsigned int, 3 long, 4 unsigned long. */
  private static @Nullable Long number(Pointer parameters, long at) {
    return switch (parameters.getInt(at + TYPE_AT)) {
      case 1 -> (long) parameters.getInt(at + VALUE_AT);
      case 2 -> Integer.toUnsignedLong(parameters.getInt(at + VALUE_AT));
      case 3, 4 -> parameters.getLong(at + VALUE_AT);
      default -> null;
    };
  }

  private Pointer found(@Nullable Pointer pointer) {
    if (pointer == null) {
      throw Fault.latest(natives);
    }
    return pointer;
  }

  private int done(int answer) {
    if (answer < 0) {
      throw Fault.latest(natives);
    }
    return answer;
  }

  /** Changes what bounds a domain. */
  private interface Limiting {

    int change(Pointer domain, Pointer parameters, int count, int flags);
  }

  /** What happens to a fixed address, as {@code virNetworkUpdateCommand} numbers it. */
  public enum AddressChange {
    REMOVE(2),
    ADD(3);

    private final int command;

    AddressChange(int command) {
      this.command = command;
    }
  }

  /** libvirt's numbers for a domain's state and the reason for it. */
  public record StateAndReason(int state, int reason) {}

  /** What was counted for one domain, under libvirt's own names. */
  public record DomainCounters(String name, Map<String, Long> values) {}
}
