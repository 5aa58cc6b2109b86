package io.atrium.drivers.libvirt.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.libvirt.probe.Acceleration.Verdict;
import org.junit.jupiter.api.Test;

class ProbeGuestTests {

  @Test
  void isABootSectorOnADiskThatABiosAccepts() {
    var disk = ProbeGuest.bytes();

    assertThat(disk).hasSize(1 << 20);
    assertThat(disk[510]).isEqualTo((byte) 0x55);
    assertThat(disk[511]).isEqualTo((byte) 0xaa);
  }

  @Test
  void onlyAProofIsAProof() {
    assertThat(Verdict.KVM.accelerated()).isTrue();
    assertThat(Verdict.REFUSED.accelerated()).isFalse();
    assertThat(Verdict.TOO_SLOW.accelerated()).isFalse();
    assertThat(Verdict.TOO_SLOW.attribute()).isEqualTo("emulation");
  }

  @Test
  void whatAHostShowedIsNotTriedAgain() throws Exception {
    var acceleration = new Acceleration();
    acceleration.of("h-1", () -> Verdict.TOO_SLOW);

    var again = acceleration.of("h-1", () -> Verdict.KVM);

    assertThat(again).isEqualTo(Verdict.TOO_SLOW);
    assertThat(acceleration.of("h-2", () -> Verdict.KVM)).isEqualTo(Verdict.KVM);
  }

  @Test
  void readsVersionsAsLibvirtPacksThem() {
    assertThat(HostFacts.dotted(9_000_000)).isEqualTo("9.0.0");
    assertThat(HostFacts.dotted(7_002_022)).isEqualTo("7.2.22");
  }
}
