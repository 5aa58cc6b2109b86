package io.atrium.drivers.docker;

import com.github.dockerjava.api.model.Info;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns what the engine says about itself into a report: fit, how large, and what is missing. */
final class EngineProbe {

  /** Attribute: {@code yes} where swap is bounded with the memory, else {@code no}. */
  static final String SWAP_LIMIT = "swap-limit";

  private EngineProbe() {}

  static HostReport report(Line line) {
    var info = line.docker().infoCmd().exec();
    return report(info, DiskRoom.of(info.getDockerRootDir()));
  }

  static HostReport report(Info info, OptionalInt diskGib) {
    var lacks = lacks(info);
    if (!lacks.isEmpty()) {
      var sentence =
          "Docker %s answers but cannot limit what runs: it lacks %s."
              .formatted(info.getServerVersion(), String.join(", ", lacks));
      return new HostReport(Health.UNHEALTHY, sentence, null, attributes(info));
    }
    var capacity = capacity(info, diskGib);
    return new HostReport(Health.HEALTHY, sentence(info, capacity), capacity, attributes(info));
  }

  private static String sentence(Info info, @Nullable Size capacity) {
    var answers = "Docker %s answers.".formatted(info.getServerVersion());
    return capacity == null
        ? answers + " The size of the disk below it cannot be seen from the portal."
        : answers;
  }

  private static @Nullable Size capacity(Info info, OptionalInt diskGib) {
    var cpus = info.getNCPU();
    var memory = info.getMemTotal();
    return cpus == null || memory == null || diskGib.isEmpty()
        ? null
        : new Size(
            cpus, Math.toIntExact(memory / ClosedSettings.BYTES_PER_MIB), diskGib.getAsInt());
  }

  private static List<String> lacks(Info info) {
    var lacks = new ArrayList<String>();
    if (!"linux".equals(info.getOsType())) {
      lacks.add("Linux");
    }
    if (!Boolean.TRUE.equals(info.getMemoryLimit())) {
      lacks.add("memory limits");
    }
    if (!Boolean.TRUE.equals(info.getCpuCfsQuota())) {
      lacks.add("processor limits");
    }
    if (Boolean.FALSE.equals(info.getRawValues().get("PidsLimit"))) {
      lacks.add("process limits");
    }
    return lacks;
  }

  private static Map<String, String> attributes(Info info) {
    var attributes = new HashMap<String, String>();
    put(attributes, HostReport.VERSION, info.getServerVersion());
    put(attributes, HostReport.IDENTITY, identity(info));
    put(attributes, "cgroups", info.getCGroupVersion());
    put(attributes, "storage", info.getDriver());
    put(attributes, "kernel", info.getKernelVersion());
    put(attributes, "operating-system", info.getOperatingSystem());
    put(attributes, SWAP_LIMIT, Boolean.TRUE.equals(info.getSwapLimit()) ? "yes" : "no");
    return attributes;
  }

  /** A copied machine keeps its engine's id, but seldom its name. */
  private static @Nullable String identity(Info info) {
    return info.getId() == null ? null : "%s at %s".formatted(info.getId(), info.getName());
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(name, value);
    }
  }
}
