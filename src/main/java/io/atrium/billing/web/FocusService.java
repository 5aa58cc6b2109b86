package io.atrium.billing.web;

import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;

/**
 * The words of FOCUS 1.2 for what a meter counts. A service has one category and one subcategory.
 *
 * @param pricingUnit for what the price is
 * @param consumedUnit in what it is counted
 */
record FocusService(
    String category,
    String subcategory,
    String service,
    String resource,
    String pricingUnit,
    String consumedUnit) {

  static FocusService of(Meter meter, Kind kind) {
    return switch (meter) {
      case VCPU -> compute(kind, "Core-Hours", "Core-Seconds");
      case CPU_TIME -> compute(kind, "Core-Hours", "Core-Nanoseconds");
      case MEMORY -> compute(kind, "GiB-Hours", "MiB-Seconds");
      case DISK -> disks(machine(kind), "GiB-Hours", "GiB-Seconds");
      case VOLUME -> disks("Volume", "GiB-Hours", "MiB-Seconds");
      case BLOCK_READ, BLOCK_WRITTEN -> disks(machine(kind), "GiB", "B");
      case SNAPSHOT -> kept("Backup Storage", "Snapshots", "Snapshot");
      case ARCHIVE -> kept("Backup Storage", "Archives", machine(kind));
      case IMAGE -> kept("Other (Storage)", "Images", "Image");
      case ADDRESS -> network(kind, "Address-Hours", "Address-Seconds");
      case NETWORK_IN, NETWORK_OUT -> network(kind, "GiB", "B");
    };
  }

  private static FocusService compute(Kind kind, String priced, String consumed) {
    return switch (kind) {
      case VM ->
          new FocusService(
              "Compute", "Virtual Machines", "Virtual machines", machine(kind), priced, consumed);
      case CONTAINER ->
          new FocusService("Compute", "Containers", "Containers", machine(kind), priced, consumed);
    };
  }

  private static FocusService disks(String resource, String priced, String consumed) {
    return new FocusService("Storage", "Block Storage", "Disks", resource, priced, consumed);
  }

  private static FocusService kept(String subcategory, String service, String resource) {
    return new FocusService("Storage", subcategory, service, resource, "GiB-Hours", "MiB-Seconds");
  }

  private static FocusService network(Kind kind, String priced, String consumed) {
    return new FocusService(
        "Networking", "Network Connectivity", "Networks", machine(kind), priced, consumed);
  }

  private static String machine(Kind kind) {
    return switch (kind) {
      case VM -> "Virtual machine";
      case CONTAINER -> "Container";
    };
  }
}
