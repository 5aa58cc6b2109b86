package io.atrium.hosts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostState;
import io.atrium.hosts.Room;
import io.atrium.kernel.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several daemons on one machine are several hosts, and the machine is there once. */
class HostTotalTests {

  private static final Host DOCKER = host("docker", "unix:///var/run/docker.sock", 0);

  private static final Host KVM = host("kvm", "qemu:///system", 0);

  private static final Host ELSEWHERE = host("far", "qemu+ssh://root@rack7/system", 0);

  @Test
  void aMachineWithSeveralHostsCountsOnce() {
    var total = HostTotal.of(List.of(DOCKER, KVM, ELSEWHERE));

    assertThat(total.machines()).isEqualTo(2);
    assertThat(total.memoryMib()).isEqualTo(2 * 16_384);
    assertThat(total.shared()).isTrue();
    assertThat(total.overpromised()).isEmpty();
  }

  @Test
  void namesTheMachineOfWhichItsHostsTogetherPromiseMoreThanThereIs() {
    var one = host("docker", "tcp://rack7:2376", 10_000);
    var other = host("kvm", "qemu+ssh://RACK7/system", 10_000);

    assertThat(HostTotal.of(List.of(one, other)).overpromised()).isEqualTo("rack7");
  }

  @Test
  void aHostNamesThoseThatShareItsMachineAndNoOthers() {
    var all = List.of(DOCKER, KVM, ELSEWHERE);

    assertThat(HostLine.of(DOCKER, all).neighbours()).isEqualTo("kvm");
    assertThat(HostLine.of(ELSEWHERE, all).neighbours()).isEmpty();
  }

  @Test
  void aHostThatWasNeverReachedSharesNothingYet() {
    var unreached = host("lxc", "lxc:///system", 0, null);
    var all = List.of(DOCKER, unreached);

    assertThat(HostLine.of(DOCKER, all).neighbours()).isEmpty();
    assertThat(HostLine.of(unreached, all).neighbours()).isEmpty();
  }

  private static Host host(String name, String uri, long claimedMib) {
    return host(name, uri, claimedMib, new Size(8, 16_384, 200));
  }

  private static Host host(String name, String uri, long claimedMib, @Nullable Size capacity) {
    return new Host(
        "h-" + name,
        name,
        "driver",
        URI.create(uri),
        false,
        HostState.ACTIVE,
        HostHealth.HEALTHY,
        "",
        capacity,
        new Room(1, claimedMib, 1),
        1,
        Set.of(),
        Map.of(),
        0,
        null,
        0);
  }
}
