package io.atrium.drivers.docker;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.contract.DriverContract;
import io.atrium.drivers.contract.ExportContract;
import io.atrium.drivers.contract.ImageBuildContract;
import io.atrium.drivers.contract.ImagePullContract;
import io.atrium.drivers.contract.LiveResizeContract;
import io.atrium.drivers.contract.RebootContract;
import io.atrium.drivers.contract.ResizeContract;
import io.atrium.drivers.contract.SnapshotsContract;
import io.atrium.drivers.contract.WatchContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The Docker driver keeps the contract on a real engine. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class DockerDriverLive
    implements DriverContract,
        RebootContract,
        WatchContract,
        ImageBuildContract,
        ImagePullContract,
        ResizeContract,
        LiveResizeContract,
        SnapshotsContract,
        ExportContract {

  private final DockerTestBed bed = new DockerTestBed();

  private final Bench bench = new Bench(bed);

  private final SmallRegistry registry;

  DockerDriverLive() throws IOException {
    registry = new SmallRegistry();
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public String goodDockerfile() {
    return """
    # From what is there, with something of its own.
    FROM %s
    ENV GREETING=hello
    RUN test "$GREETING" = hello && \\
        busybox id
    """
        .formatted(StarterImage.NAME);
  }

  @Override
  public String reachableReference() {
    return registry.reference();
  }

  @AfterAll
  void leave() throws IOException {
    registry.close();
    bed.close();
  }
}
