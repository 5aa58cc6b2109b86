package io.atrium.drivers.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.UnexpectedAnswer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostUriTests {

  @ParameterizedTest
  @CsvSource({
    "qemu:///system, qemu:///system",
    "qemu+unix:///system?socket=/run/own/sock, qemu+unix:///system?socket=/run/own/sock",
    "qemu+tls://host.example/system, qemu+tls://host.example/system",
    "qemu://host.example/system, qemu://host.example/system",
    "qemu+ssh://root@host.example/system, qemu+ssh://root@host.example/system?no_tty=1",
    "qemu+ssh://h.example/system?keyfile=/k, qemu+ssh://h.example/system?keyfile=/k&no_tty=1",
  })
  void acceptsLinesThatProveWhoIsAtBothEnds(URI uri, String taken) {
    assertThat(HostUri.checked(uri, "qemu")).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu+tcp://host.example/system",
        "qemu+ext:///system?command=/bin/evil",
        "qemu+ssh://host.example/system?no_verify=1",
        "qemu+ssh://host.example/system?netcat=/bin/evil",
        "qemu+ssh://host.example/system?keyfile=/k;command=/bin/evil",
        "qemu+tls://host.example/system?no_verify=1",
        "lxc:///system",
        "test:///default",
        "http://host.example",
        "system",
      })
  void refusesEveryOtherAddress(URI uri) {
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> HostUri.checked(uri, "qemu"))
        .withMessageContaining("is refused");
  }

  @Test
  void knowsItsOwnMachine() {
    assertThat(HostUri.local(URI.create("lxc:///system"))).isTrue();
    assertThat(HostUri.local(URI.create("lxc+unix:///system?socket=/s"))).isTrue();
    assertThat(HostUri.local(URI.create("lxc+ssh://host.example/system"))).isFalse();
    assertThat(HostUri.local(URI.create("lxc://host.example/system"))).isFalse();
  }
}
