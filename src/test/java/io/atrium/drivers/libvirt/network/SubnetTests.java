package io.atrium.drivers.libvirt.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubnetTests {

  private final Subnet subnet = Subnet.of("10.213.7.9");

  @Test
  void givesTheLowestFreeAddressAndKeepsTheFirstOnesForTheHost() {
    assertThat(subnet.gateway()).isEqualTo("10.213.0.1");
    assertThat(subnet.free(Set.of())).contains("10.213.0.16");
    assertThat(subnet.free(Set.of("10.213.0.16", "10.213.0.18"))).contains("10.213.0.17");
  }

  @Test
  void hasRoomForFourThousandAndThenNone() {
    var taken = new HashSet<String>();
    for (var free = subnet.free(taken); free.isPresent(); free = subnet.free(taken)) {
      taken.add(free.get());
    }

    assertThat(taken).hasSize(4_079).contains("10.213.15.254").doesNotContain("10.213.15.255");
  }

  @Test
  void readsWhichCardHasWhichAddressAndTakesNoNameForOne() {
    var addresses =
        Addresses.read(
            """
            <network><dns><host ip='1.2.3.4'><hostname>x</hostname></host></dns>
            <ip address='10.213.0.1' prefix='20'><dhcp>
            <host mac='02:00:00:00:00:01' ip='10.213.0.16'/></dhcp></ip></network>\
            """);

    assertThat(addresses.gateway()).isEqualTo("10.213.0.1");
    assertThat(addresses.byMac()).containsExactly(Map.entry("02:00:00:00:00:01", "10.213.0.16"));
  }

  @Test
  void theNetworkServesNobodyWithoutAnAddressOfItsOwn() {
    assertThat(GuestNetwork.xml(subnet))
        .contains("<ip address=\"10.213.0.1\" prefix=\"20\"><dhcp/></ip>")
        .doesNotContain("<range");
  }
}
