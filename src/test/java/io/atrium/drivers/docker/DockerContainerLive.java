package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.kernel.Size;
import io.atrium.testing.Await;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a container of ours really is, as the engine, the kernel and the container itself tell. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class DockerContainerLive {

  private final DockerTestBed bed = new DockerTestBed();

  private final Bench bench = new Bench(bed);

  @AfterEach
  void tidy() {
    bench.tidy();
  }

  @AfterAll
  void leave() {
    bed.close();
  }

  @Test
  void answersOverHttpWithItsInstanceId() throws Exception {
    var id = bench.running();

    assertThat(fetch(id, 8080)).isEqualTo(id);
  }

  @Test
  void aRootFileSystemRunsItsOwnInit() throws Exception {
    var id = bench.newId();
    bench.create(bench.spec(id, StarterImage.rootFileSystem()));
    bench.start(id);
    bench.await(id, PowerState.RUNNING);

    assertThat(fetch(id, 80)).isEqualTo(bench.spec(id).hostname());
    assertThat(bed.inside(id, "cat", "/proc/1/comm")).isEqualTo("init");
  }

  @Test
  void isClosedAsTheEngineTells() {
    var id = bench.running();

    var config = bed.look(id).getHostConfig();

    assertThat(config.getPrivileged()).isFalse();
    assertThat(config.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(config.getCapAdd()).containsExactlyInAnyOrderElementsOf(ClosedSettings.CAPABILITIES);
    assertThat(config.getSecurityOpts()).containsExactly("no-new-privileges");
    assertThat(config.getBinds()).isNullOrEmpty();
    assertThat(config.getDevices()).isNullOrEmpty();
    assertThat(config.getPidMode()).isEmpty();
    assertThat(config.getRestartPolicy().getName()).isIn("no", "");
    assertThat(config.getInit()).isTrue();
  }

  @Test
  void isClosedAsTheKernelTells() {
    var id = bench.running();

    var status = bed.inside(id, "cat", "/proc/self/status");

    assertThat(status).containsPattern("NoNewPrivs:\\s+1").containsPattern("Seccomp:\\s+2");
    assertThat(status).containsPattern("CapBnd:\\s+00000000000004eb");
    assertThat(bed.insideAsRoot(id, "mount", "-t", "tmpfs", "x", "/tmp")).contains("denied");
    assertThat(bed.insideAsRoot(id, "mknod", "/tmp/d", "b", "254", "0")).contains("not permitted");
  }

  @Test
  void itsLimitsAreTheKernelsLimits() {
    var id = bench.newId();
    bench.create(withCommand(id, new Size(1, 48, 1)));
    bench.start(id);
    bench.await(id, PowerState.RUNNING);

    var limits = KernelLimits.of(bed.look(id).getId());

    assertThat(limits.memory()).isEqualTo(48L << 20);
    assertThat(limits.cpuPercent()).isEqualTo(100);
    assertThat(limits.processes()).isEqualTo(ClosedSettings.PROCESSES);
  }

  @Test
  void itsCountersAreTheKernelsAndTheEngineTellsTheSame() {
    var id = bench.running();
    var container = bed.look(id);
    var groups = ControlGroups.ofThisMachine();
    var run =
        new Run(
            id,
            container.getId(),
            container.getState().getStartedAt(),
            groups.find().get(container.getId()));

    var kernel = groups.read(run).orElseThrow();
    var engine = StatsAnswer.ask(Line.to(URI.create(bed.engine())), run).orElseThrow();

    assertThat(bench.sample().counters()).extracting("epoch").contains(kernel.epoch());
    assertThat(engine.epoch()).isEqualTo(kernel.epoch());
    assertThat(engine.cpuNanos()).isGreaterThanOrEqualTo(kernel.cpuNanos());
    assertThat(engine.memoryBytes()).isBetween(1L, 32L << 20);
    assertThat(kernel.memoryBytes()).isBetween(1L, 32L << 20);
    assertThat(kernel.networkIn()).isNotNull();
    assertThat(engine.networkIn()).isNotNull();
  }

  @Test
  void whatRunsOutOfMemoryHasCrashedAndSaysWhy() {
    var id = bench.newId();
    bench.create(
        withCommand(id, bed.smallest(), "sh", "-c", "x=aaaaaaaa; while :; do x=$x$x; done"));

    bench.start(id);

    assertThat(bench.await(id, PowerState.CRASHED).remark()).contains("out of memory");
  }

  @Test
  void aProgramThatFailsHasCrashedAndOneThatEndsWellHasStopped() {
    var failing = bench.newId();
    var ending = bench.newId();
    bench.create(withCommand(failing, bed.smallest(), "sh", "-c", "exit 7"));
    bench.create(withCommand(ending, bed.smallest(), "true"));

    bench.start(failing);
    bench.start(ending);

    assertThat(bench.await(failing, PowerState.CRASHED).remark()).contains("exit status 7");
    Await.until(bed.patience(), "it has run", () -> present(ending).endedAt() != null);
    assertThat(present(ending).power()).isEqualTo(PowerState.STOPPED);
  }

  @Test
  void aCommandThatIsNotInTheImageIsNamedAsTheReason() {
    var id = bench.newId();
    bench.create(withCommand(id, bed.smallest(), "/no/such/program"));

    bench.start(id);

    assertThat(bench.await(id, PowerState.CRASHED).remark()).contains("not in the image");
  }

  @Test
  void itsTimesAreTheEnginesToTheNanosecond() {
    var id = bench.running();
    bench.stop(id, Duration.ZERO);

    var seen = present(id);

    var state = bed.look(id).getState();
    assertThat(seen.startedAt()).isEqualTo(Instant.parse(state.getStartedAt()));
    assertThat(seen.endedAt()).isEqualTo(Instant.parse(state.getFinishedAt()));
  }

  @Test
  void variablesReachTheProgramAndTheInstanceIdCannotBeForged() {
    var id = bench.newId();
    var spec = bench.spec(id);
    bench.create(
        new InstanceSpec(
            id,
            spec.departmentId(),
            spec.hostname(),
            spec.size(),
            spec.image(),
            List.of(),
            null,
            List.of(),
            Map.of("COLOUR", "blue, or so", "ATRIUM_INSTANCE_ID", "i-forged")));
    bench.start(id);
    bench.await(id, PowerState.RUNNING);

    var environment =
        bed.inside(id, "sh", "-c", "echo $COLOUR; echo $ATRIUM_INSTANCE_ID; hostname");

    assertThat(environment.lines()).containsExactly("blue, or so", id, spec.hostname());
  }

  @Test
  void reachesNoOtherContainerOfThePortal() throws Exception {
    var one = bench.running();
    var other = bench.running();
    var address = present(other).addresses().getFirst();

    assertThat(fetch(other, 8080)).isEqualTo(other);
    assertThat(fetchFrom(other, address)).isEqualTo(other);
    assertThat(fetchFrom(one, address)).isEqualTo("unreachable");
  }

  private String fetchFrom(String id, String address) {
    var fetch =
        "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 2 %s 8080 2>/dev/null | tail -1 | grep . ||"
            + " echo unreachable";
    return bed.inside(id, "sh", "-c", fetch.formatted(address));
  }

  private Present present(String id) {
    return (Present) bench.inspect(id);
  }

  private InstanceSpec withCommand(String id, Size size, String... command) {
    var spec = bench.spec(id);
    return new InstanceSpec(
        id,
        spec.departmentId(),
        spec.hostname(),
        size,
        spec.image(),
        List.of(),
        null,
        List.of(command),
        Map.of());
  }

  /** What the instance answers, once it answers. */
  private String fetch(String id, int port) throws IOException, InterruptedException {
    var address = URI.create("http://%s:%d/".formatted(present(id).addresses().getFirst(), port));
    try (var http = HttpClient.newHttpClient()) {
      Await.until(bed.patience(), address + " answers", () -> listens(address));
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
          .body()
          .strip();
    }
  }

  private static boolean listens(URI address) {
    try (var _ = new Socket(address.getHost(), address.getPort())) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
