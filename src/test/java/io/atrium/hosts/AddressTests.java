package io.atrium.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

  @Test
  void dockerIsReachedByItsSocket() {
    assertThat(DockerAddress.fault(URI.create("unix:///var/run/docker.sock"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://10.0.0.7:2375",
        "http://10.0.0.7:2375",
        "unix://host/var/run/docker.sock",
        "unix:///",
        "unix:relative.sock",
        "npipe:////./pipe/docker",
        "/var/run/docker.sock"
      })
  void dockerIsReachedByNothingElse(String address) {
    assertThat(DockerAddress.fault(URI.create(address))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu:///system",
        "qemu+unix:///system?socket=/run/other/libvirt-sock",
        "qemu+tls://host.example.org/system?pkipath=/etc/pki/atrium",
        "qemu+ssh://root@host.example.org/system?keyfile=/etc/atrium/key"
      })
  void libvirtIsReachedByASocketByTlsOrBySsh(String address) {
    assertThat(LibvirtAddress.fault(URI.create(address), "qemu")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu+tcp://host.example.org/system",
        "qemu+ext:///system?command=/bin/sh",
        "qemu:///system?command=/bin/sh",
        "qemu+ssh://host.example.org/system?no_verify=1",
        "qemu+tls://host.example.org/system?no_verify=1",
        "qemu+unix://host.example.org/system",
        "qemu+tls:///system",
        "lxc:///system",
        "qemu:system",
        "test:///default"
      })
  void libvirtIsReachedByNothingThatProvesNobody(String address) {
    assertThat(LibvirtAddress.fault(URI.create(address), "qemu")).isNotNull();
  }

  @Test
  void anOpenPortIsRefusedWithTheDangerAndTheWayOut() {
    assertThat(LibvirtAddress.fault(URI.create("qemu+tcp://h/system"), "qemu"))
        .contains("anybody on the network becomes root", "qemu+ssh://machine/system");
    assertThat(DockerAddress.fault(URI.create("tcp://h:2375")))
        .contains("anybody on the network becomes root", "unix:///var/run/docker.sock");
  }

  @Test
  void aSimulatedHostHasANameAndMaySayItsSize() {
    assertThat(simulated("simulated:///rack1")).isNull();
    assertThat(simulated("simulated:///rack1?vcpus=8&memoryMib=1024&diskGib=9")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulated:///",
        "simulated://host/rack1",
        "simulated:///rack1?vcpus=-1",
        "simulated:///rack1?vcpus=0",
        "simulated:///rack1?colour=red",
        "simulated:///../etc",
        "real:///rack1"
      })
  void aSimulatedHostSaysNothingElse(String address) {
    assertThat(simulated(address)).isNotNull();
  }

  private static @Nullable String simulated(String address) {
    return SimulatedAddress.fault(URI.create(address), "simulated");
  }
}
