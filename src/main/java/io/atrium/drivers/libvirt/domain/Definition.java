package io.atrium.drivers.libvirt.domain;

import static io.atrium.drivers.libvirt.domain.XmlReading.child;

import io.atrium.kernel.Size;
import java.io.StringWriter;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.w3c.dom.Element;

/**
 * A virtual machine as it will be at its next start, with few things changed. Everything else stays
 * as libvirt completed it: the version of the machine, the places of its devices.
 */
public final class Definition {

  private static final int INACTIVE_AND_SECURE = 1 | 2;

  private static final String DISK = "vda";

  private final Element domain;

  private Definition(Element domain) {
    this.domain = domain;
  }

  public static Definition of(Domain domain) throws LibvirtException {
    return read(domain.getXMLDesc(INACTIVE_AND_SECURE));
  }

  static Definition read(String xml) {
    return new Definition(XmlReading.root(xml));
  }

  /** Where its own disk is on the host. */
  public String disk() {
    return child(ownDisk(), "source").orElseThrow().getAttribute("file");
  }

  /** Where the image is that its disk lies over, if it does. */
  public Optional<String> base() {
    return child(ownDisk(), "backingStore")
        .flatMap(below -> child(below, "source"))
        .map(source -> source.getAttribute("file"));
  }

  /** With these processors and this memory, and a tag that says so. */
  public Definition sized(Size size) {
    var mib = String.valueOf(size.memoryMib());
    for (var name : new String[] {"memory", "currentMemory"}) {
      var memory = child(domain, name).orElseThrow();
      memory.setAttribute("unit", "MiB");
      memory.setTextContent(mib);
    }
    var processors = child(domain, "vcpu").orElseThrow();
    processors.removeAttribute("current");
    processors.setTextContent(String.valueOf(size.vcpus()));
    var tag = (Element) domain.getElementsByTagNameNS(OwnerTag.NAMESPACE, "*").item(0);
    OwnerTag.resize(tag, size);
    return this;
  }

  /** With its disk in this file, which lies over nothing. */
  public Definition standingOn(String path) {
    var disk = ownDisk();
    child(disk, "source").orElseThrow().setAttribute("file", path);
    child(disk, "backingStore").ifPresent(disk::removeChild);
    disk.appendChild(disk.getOwnerDocument().createElement("backingStore"));
    return this;
  }

  public String xml() {
    var text = new StringWriter();
    try {
      var factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var writer = factory.newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      writer.transform(new DOMSource(domain), new StreamResult(text));
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private Element ownDisk() {
    return XmlReading.elements(domain, "disk").stream()
        .filter(disk ->
            child(disk, "target").filter(at -> at.getAttribute("dev").equals(DISK)).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The machine has no disk of its own."));
  }
}
