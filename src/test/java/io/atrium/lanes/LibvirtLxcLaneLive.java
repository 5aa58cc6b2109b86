package io.atrium.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

/** The lane itself: a libvirt daemon of our own answers for system containers. */
@Tag("live")
@Tag("live-libvirt-lxc")
@OnLibvirt
class LibvirtLxcLaneLive {

  @Test
  void aPrivateDaemonAnswersForSystemContainers() throws Exception {
    var libvirt = new Connect(Lane.libvirtLxc());

    assertThat(libvirt.getType()).isEqualTo("LXC");
    assertThat(libvirt.getHostName()).isEqualTo("atrium-lane");
    assertThat(Lane.image("rootfs.tar.gz")).isNotEmptyFile();
    libvirt.close();
  }
}
