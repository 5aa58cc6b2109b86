package io.atrium.drivers.docker;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the kernel started that the portal, and an engine behind a unix socket, run under. */
record KernelStart(Instant at) {

  static KernelStart ofThisMachine() {
    var seconds = KernelFile.after(Path.of("/proc/stat"), "btime ");
    return new KernelStart(seconds == null ? Instant.EPOCH : Instant.ofEpochSecond(seconds));
  }

  /** Whether it started in the middle of this run, which so cannot have gone on to its end. */
  boolean isBetween(@Nullable Instant beginning, @Nullable Instant end) {
    return beginning != null && end != null && beginning.isBefore(at) && end.isAfter(at);
  }
}
