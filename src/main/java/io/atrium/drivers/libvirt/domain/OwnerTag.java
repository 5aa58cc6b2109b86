package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.Size;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The mark that a domain of ours carries in its metadata: whose it is, and what libvirt has no
 * place for. A domain without a readable tag is foreign.
 *
 * @param specHash of everything in the specification that may be known; never of secrets
 * @param address the address that is kept for it, without a prefix length
 */
public record OwnerTag(
    String portalId,
    String instanceId,
    String departmentId,
    String specHash,
    Size size,
    String address) {

  /** The name space of the element; also the key under which libvirt finds it. */
  public static final String NAMESPACE = "urn:atrium:instance:1";

  static final String PREFIX = "atrium";

  public static OwnerTag of(String portalId, InstanceSpec spec, String address) {
    return new OwnerTag(
        portalId, spec.instanceId(), spec.departmentId(), hash(spec), spec.size(), address);
  }

  /** The same for equal specifications, whatever their user data and variables. */
  public static String hash(InstanceSpec spec) {
    var known =
        List.of(
            spec.instanceId(),
            spec.departmentId(),
            spec.hostname(),
            spec.size(),
            spec.image().imageId(),
            spec.image().sha256());
    return HexFormat.of().formatHex(DomainIdentity.sha256(known.toString()), 0, 16);
  }

  void write(Xml metadata) {
    metadata.empty(
        PREFIX + ":instance",
        "xmlns:" + PREFIX,
        NAMESPACE,
        "portal",
        portalId,
        "id",
        instanceId,
        "department",
        departmentId,
        "spec",
        specHash,
        "vcpus",
        String.valueOf(size.vcpus()),
        "memoryMib",
        String.valueOf(size.memoryMib()),
        "diskGib",
        String.valueOf(size.diskGib()),
        "address",
        address);
  }

  /** Writes another size into the element; all else stays, the mark of how it was made, too. */
  static void resize(Element tag, Size size) {
    tag.setAttribute("vcpus", String.valueOf(size.vcpus()));
    tag.setAttribute("memoryMib", String.valueOf(size.memoryMib()));
    tag.setAttribute("diskGib", String.valueOf(size.diskGib()));
  }

  /** Reads the element; whatever is not one of ours is nothing. */
  public static Optional<OwnerTag> read(String metadata) {
    try {
      var tag = XmlReading.root(metadata);
      return Optional.of(
          new OwnerTag(
              tag.getAttribute("portal"),
              tag.getAttribute("id"),
              tag.getAttribute("department"),
              tag.getAttribute("spec"),
              new Size(number(tag, "vcpus"), number(tag, "memoryMib"), number(tag, "diskGib")),
              tag.getAttribute("address")));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static int number(Element tag, String name) {
    return Integer.parseInt(tag.getAttribute(name));
  }
}
