package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnerTagTests {

  private final OwnerTag tag = OwnerTag.of("p-1\"<&", Specs.vm(), "10.0.0.16");

  @Test
  void isReadAsItWasWritten() {
    var element = Xml.document("metadata", tag::write);
    var inner = element.substring("<metadata>".length(), element.length() - "</metadata>".length());

    assertThat(OwnerTag.read(inner)).contains(tag);
  }

  @Test
  void whatIsNoTagOfOursIsNothing() {
    assertThat(OwnerTag.read("<other/>")).isEmpty();
    assertThat(OwnerTag.read("no xml at all")).isEmpty();
    assertThat(OwnerTag.read("<!DOCTYPE a [<!ENTITY b 'c'>]><a portal='&b;'/>")).isEmpty();
  }

  @Test
  void equalSpecificationsHaveEqualHashesAndSecretsHaveNoPartInThem() {
    var withSecrets = Specs.vm(List.of("ssh-ed25519 AAAA ada"), "#!/bin/sh\necho secret");

    assertThat(OwnerTag.hash(Specs.vm())).isEqualTo(OwnerTag.hash(withSecrets));
  }
}
