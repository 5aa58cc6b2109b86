package io.atrium.catalogue.start;

import io.atrium.catalogue.NewOffering;
import io.atrium.kernel.Kind;
import java.util.List;

/** Sizes that suit a college and of which several fit on one small machine. */
public final class StarterOfferings {

  private static final List<NewOffering> ALL =
      List.of(
          container("NANO", "Nano", 1, 128, 1, "A small web page or a first try."),
          container("MICRO", "Micro", 1, 256, 2, "A form, a wiki or a small service."),
          container("SMALL", "Small", 1, 512, 5, "A web application for a course."),
          container("MEDIUM", "Medium", 2, 1_024, 10, "A department's web application."),
          container(
              "LARGE", "Large", 2, 2_048, 20, "A database, or an application for many users."),
          machine("NANO", "Nano", 1, 256, 2, "A minimal Linux for a service or a lesson."),
          machine("SMALL", "Small", 1, 512, 5, "A test server without a desktop."),
          machine("MEDIUM", "Medium", 1, 1_024, 10, "A server for a course or a small team."),
          machine("LARGE", "Large", 2, 2_048, 20, "A server for a department."),
          machine("XLARGE", "Extra large", 4, 8_192, 80, "A learning platform or a mail server."));

  private StarterOfferings() {}

  public static List<NewOffering> all() {
    return ALL;
  }

  private static NewOffering container(
      String sku, String name, int vcpus, int memoryMib, int diskGib, String purpose) {
    return new NewOffering("CT-" + sku, name, purpose, Kind.CONTAINER, vcpus, memoryMib, diskGib);
  }

  private static NewOffering machine(
      String sku, String name, int vcpus, int memoryMib, int diskGib, String purpose) {
    return new NewOffering("VM-" + sku, name, purpose, Kind.VM, vcpus, memoryMib, diskGib);
  }
}
