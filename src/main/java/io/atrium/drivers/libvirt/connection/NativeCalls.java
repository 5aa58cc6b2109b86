package io.atrium.drivers.libvirt.connection;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

/** The functions of libvirt that the Java binding lacks, as its C headers declare them. */
interface NativeCalls extends Library {

  void virSetErrorFunc(@Nullable Pointer userData, ErrorFunction handler);

  int virGetLastErrorCode();

  String virGetLastErrorMessage();

  @Nullable Pointer virDomainLookupByName(ConnectionPointer connection, String name);

  int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

  @Nullable String virDomainGetName(Pointer domain);

  int virDomainSetMemoryParameters(Pointer domain, Pointer parameters, int count, int flags);

  int virDomainSetSchedulerParametersFlags(
      Pointer domain, Pointer parameters, int count, int flags);

  int virDomainFree(Pointer domain);

  @Nullable Pointer virNetworkLookupByName(ConnectionPointer connection, String name);

  int virNetworkUpdate(
      Pointer network, int command, int section, int parentIndex, String xml, int flags);

  int virNetworkGetDHCPLeases(
      Pointer network, @Nullable String mac, PointerByReference leases, int flags);

  void virNetworkDHCPLeaseFree(Pointer lease);

  int virNetworkFree(Pointer network);

  int virConnectGetAllDomainStats(
      ConnectionPointer connection, int groups, PointerByReference records, int flags);

  void virDomainStatsRecordListFree(Pointer records);

  int virConnectDomainEventRegisterAny(
      ConnectionPointer connection,
      @Nullable Pointer domain,
      int event,
      DomainFunction heard,
      @Nullable Pointer userData,
      @Nullable Pointer free);

  int virConnectDomainEventDeregisterAny(ConnectionPointer connection, int callback);

  /** What libvirt calls with each error, beside returning it. */
  interface ErrorFunction extends Callback {

    void heard(@Nullable Pointer userData, @Nullable Pointer error);
  }

  /** What libvirt calls when something without further details happens to a domain. */
  interface DomainFunction extends Callback {

    void heard(Pointer connection, Pointer domain, @Nullable Pointer userData);
  }
}
