package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Sweep.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters are read from control groups of either version, and only from the container's own. */
class ControlGroupsTests {

  private static final String ID = "0123456789abcdef".repeat(4);

  private static final String CARDS =
      """
      Inter-|   Receive                  |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets
          lo:    9000   1    0    0    0     0          0         0     9000   1 0 0 0 0 0 0
        eth0:     700   5    0    0    0     0          0         0      300   4 0 0 0 0 0 0
        eth1:      70   5    0    0    0     0          0         0       30   4 0 0 0 0 0 0
      """;

  @TempDir private Path folder;

  @Test
  void readsVersionOne() throws IOException {
    write("groups/cpuacct/docker/" + ID + "/cpuacct.usage", "123456789\n");
    write("groups/memory/docker/" + ID + "/memory.usage_in_bytes", "5000\n");
    write(
        "groups/memory/docker/" + ID + "/memory.stat",
        "inactive_file 1\ntotal_inactive_file 2000\n");
    write("groups/memory/docker/" + ID + "/cgroup.procs", "42\n43\n");
    write(
        "groups/blkio/docker/" + ID + "/blkio.throttle.io_service_bytes_recursive",
        "8:0 Read 10\n8:0 Write 20\n8:0 Total 30\n8:16 Read 1\n8:16 Write 2\nTotal 33\n");
    write("proc/42/net/dev", CARDS);

    assertThat(read()).isEqualTo(counters(123_456_789L, 3_000L, 770L, 330L, 11L, 22L));
  }

  @Test
  void readsVersionTwoUnderSystemd() throws IOException {
    var group = "groups/system.slice/docker-" + ID + ".scope/";
    write("groups/cgroup.controllers", "cpu memory io pids\n");
    write(group + "cpu.stat", "usage_usec 5000\nuser_usec 1\n");
    write(group + "memory.current", "5000\n");
    write(group + "memory.stat", "anon 1\ninactive_file 9000\n");
    write(group + "io.stat", "8:0 rbytes=10 wbytes=20 rios=1\n8:16 rbytes=1 wbytes=2\n");
    write(group + "cgroup.procs", "0\n42\n");
    write("proc/42/net/dev", CARDS);

    assertThat(read()).isEqualTo(counters(5_000_000L, 0L, 770L, 330L, 11L, 22L));
  }

  @Test
  void whatCannotBeSeenIsUnknownAndNotZero() throws IOException {
    write("groups/cpuacct/docker/" + ID + "/cpuacct.usage", "1\n");
    write("groups/memory/docker/" + ID + "/cgroup.procs", "");

    assertThat(read()).isEqualTo(counters(1L, null, null, null, null, null));
  }

  @Test
  void aContainerOfAnotherMachineIsNotFound() throws IOException {
    write("groups/memory/docker/something/memory.usage_in_bytes", "1\n");

    assertThat(groups().find()).isEmpty();
  }

  @Test
  void aGroupThatWasMadeAnewIsAnotherOne() throws IOException {
    write("groups/memory/docker/" + ID + "/cgroup.procs", "");
    var before = groups().find().get(ID);
    assertThat(groups().isStill(before)).isTrue();

    Files.move(folder.resolve("groups/memory/docker/" + ID), folder.resolve("old"));
    assertThat(groups().isStill(before)).isFalse();
    write("groups/memory/docker/" + ID + "/cgroup.procs", "");

    assertThat(groups().isStill(before)).isFalse();
  }

  private ControlGroups groups() {
    return new ControlGroups(folder.resolve("groups"), folder.resolve("proc"));
  }

  private Counters read() {
    var run = new Run("i-1", ID, "2026-03-01T10:00:00Z", groups().find().get(ID));
    return groups().read(run).orElseThrow();
  }

  private static Counters counters(
      Long cpu, Long memory, Long in, Long out, Long read, Long written) {
    var epoch = ID.substring(0, 12) + "@2026-03-01T10:00:00Z";
    return new Counters("i-1", epoch, cpu, memory, in, out, read, written);
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), content);
  }
}
