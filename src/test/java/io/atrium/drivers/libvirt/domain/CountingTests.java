package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountingTests {

  @Test
  void addsUpAllDevicesOfAGroup() {
    var told = Map.of("block.count", 2L, "block.0.rd.bytes", 5L, "block.1.rd.bytes", 7L);

    assertThat(Counting.sum(told, "block", "rd.bytes")).isEqualTo(12);
  }

  @Test
  void whatNoDeviceTellsIsUnknownAndNotZero() {
    assertThat(Counting.sum(Map.of("net.count", 1L), "net", "rx.bytes")).isNull();
    assertThat(Counting.sum(Map.of(), "net", "rx.bytes")).isNull();
  }
}
