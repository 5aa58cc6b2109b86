package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What changes in the description of a machine, and what stays. */
class DefinitionTests {

  private static final OwnerTag TAG = OwnerTag.of("p-1", Specs.vm(), "10.0.0.16");

  private final Definition definition = Definition.read(described("/pool/base.qcow2"));

  @Test
  void findsTheDiskAndTheImageThatItLiesOver() {
    assertThat(definition.disk()).isEqualTo("/pool/own.qcow2");
    assertThat(definition.base()).contains("/pool/base.qcow2");
    assertThat(Definition.read(described(null)).base()).isEmpty();
  }

  @Test
  void anotherSizeIsInTheMachineAndInItsTagAndNothingElseChanges() {
    var size = new Size(7, 1_234, 56);

    var changed = XmlReading.root(definition.sized(size).xml());

    assertThat(text(changed, "vcpu")).isEqualTo("7");
    assertThat(text(changed, "memory")).isEqualTo("1234");
    assertThat(text(changed, "currentMemory")).isEqualTo("1234");
    var tag = changed.getElementsByTagNameNS(OwnerTag.NAMESPACE, "instance").item(0);
    assertThat(tag.getAttributes().getNamedItem("diskGib").getNodeValue()).isEqualTo("56");
    assertThat(tag.getAttributes().getNamedItem("spec").getNodeValue()).isEqualTo(TAG.specHash());
    assertThat(Definition.read(definition.sized(TAG.size()).xml()).xml())
        .isEqualTo(Definition.read(described("/pool/base.qcow2")).xml());
  }

  @Test
  void anotherDiskLiesOverNothingAndTheSeedStays() {
    var changed = definition.standingOn("/pool/other.qcow2").xml();

    assertThat(Definition.read(changed).disk()).isEqualTo("/pool/other.qcow2");
    assertThat(Definition.read(changed).base()).isEmpty();
    assertThat(changed)
        .contains("/pool/own.seed.iso")
        .doesNotContain("/pool/own.qcow2", "/pool/base.qcow2");
    assertThat(XmlReading.elements(XmlReading.root(changed), "backingStore"))
        .hasSize(2)
        .noneMatch(below -> below.hasChildNodes());
  }

  private static String text(Element root, String name) {
    return XmlReading.elements(root, name).getFirst().getTextContent();
  }

  private static String described(@Nullable String base) {
    var disks = new KvmDomain.Disks("/pool/own.qcow2", base, "/pool/own.seed.iso");
    return new KvmDomain(TAG.instanceId(), TAG, false, disks, "atrium", "52:54:00:00:00:01").xml();
  }
}
