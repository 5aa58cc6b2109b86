package io.atrium.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;

/** The lane itself: a libvirt daemon of our own answers for guests. */
@Tag("live")
@Tag("live-libvirt-kvm")
@OnLibvirt
class LibvirtKvmLaneLive {

  @Test
  void aPrivateDaemonAnswersForGuests() throws Exception {
    var libvirt = new Connect(Lane.libvirtQemu());

    assertThat(libvirt.getType()).isEqualTo("QEMU");
    assertThat(libvirt.getHostName()).isEqualTo("atrium-lane");
    assertThat(Lane.image("guest.qcow2")).isNotEmptyFile();
    libvirt.close();
  }
}
