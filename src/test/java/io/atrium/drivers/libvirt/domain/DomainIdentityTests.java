package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Ids;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainIdentityTests {

  private static final String ID = "i-0c4f9a81be27d3056";

  @Test
  void followsFromTheIdAlone() {
    assertThat(DomainIdentity.uuid(ID)).hasToString("a8144c55-cf2a-3494-b04c-8827f7fab66a");
    assertThat(DomainIdentity.mac(ID)).isEqualTo("02:ef:80:c8:9d:e2");
  }

  @Test
  void cardsAreLocallyAdministeredAndNeverGroups() {
    var ids = Ids.from(new Random(7));

    assertThat(Stream.generate(() -> ids.next("i")).limit(1_000))
        .map(DomainIdentity::mac)
        .allMatch(mac -> mac.matches("02(:[0-9a-f]{2}){5}"));
  }

  @Test
  void thousandsOfInstancesHaveThousandsOfCards() {
    var ids = Ids.from(new Random(8));

    var macs =
        Stream.generate(() -> ids.next("i"))
            .limit(10_000)
            .map(DomainIdentity::mac)
            .collect(Collectors.toSet());

    assertThat(macs).hasSize(10_000);
  }
}
