package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.libvirt.domain.LxcDomain.Card;
import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DomainXmlTests {

  private static final OwnerTag TAG = OwnerTag.of("p-1", Specs.vm(), "10.0.0.16");

  @Test
  void aMachineUnderEmulationIsDescribedLikeThis() {
    assertThat(kvm(false)).isEqualTo(golden("kvm-domain.xml"));
  }

  @Test
  void aMachineUnderKvmSeesTheHostsOwnProcessor() {
    assertThat(kvm(true))
        .startsWith("<domain type=\"kvm\">")
        .contains("<cpu mode=\"host-passthrough\" migratable=\"on\"/>");
  }

  @Test
  void theChainOfDisksEndsAtTheImageSoThatNothingBelowIsEverOpened() {
    var disk = XmlReading.elements(XmlReading.root(kvm(false)), "backingStore");

    assertThat(disk).hasSize(3);
    assertThat(disk.get(1).hasChildNodes()).isFalse();
    assertThat(disk.get(2).hasChildNodes()).isFalse();
  }

  @Test
  void aContainerIsDescribedLikeThis() {
    assertThat(lxc(List.of(), Map.of())).isEqualTo(golden("lxc-domain.xml"));
  }

  @Test
  void whatAPersonGivesIsDataAndCanOpenNoElement() {
    var evil = "</init></os><devices><hostdev/></devices>&<![CDATA[";
    var root = XmlReading.root(lxc(List.of("/bin/sh", evil), Map.of("A", evil)));

    assertThat(XmlReading.elements(root, "hostdev")).isEmpty();
    assertThat(XmlReading.elements(root, "initarg"))
        .singleElement()
        .matches(argument -> argument.getTextContent().equals(evil));
    assertThat(XmlReading.elements(root, "initenv"))
        .singleElement()
        .matches(variable -> variable.getTextContent().equals(evil));
  }

  private static String kvm(boolean accelerated) {
    var disks = new KvmDomain.Disks("/pool/own.qcow2", "/pool/base.qcow2", "/pool/own.seed.iso");
    var mac = DomainIdentity.mac(Specs.ID);
    return new KvmDomain(Specs.ID, TAG, accelerated, disks, "atrium", mac).xml();
  }

  private static String lxc(List<String> command, Map<String, String> environment) {
    var card = new Card("atrium", DomainIdentity.mac(Specs.ID));
    return new LxcDomain(
            Specs.ID, TAG, "/roots/own", new IdMap(1_000_000, 65_536), card, command, environment)
        .xml();
  }

  /** The golden file without its line breaks and indents. */
  private static String golden(String name) {
    try (var file = DomainXmlTests.class.getResourceAsStream(name)) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).reduce("", String::concat);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
