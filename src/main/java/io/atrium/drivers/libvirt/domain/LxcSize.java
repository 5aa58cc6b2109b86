package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.libvirt.connection.Extras;
import io.atrium.drivers.libvirt.connection.Fault;
import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
import java.io.StringWriter;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.libvirt.LibvirtException;
import org.w3c.dom.Element;

/**
 * Gives a container another size: in its definition always, and in what bounds it now where it
 * runs.
 */
public final class LxcSize {

  private static final String KERNEL_REFUSES = "resource busy";

  private static final long KIB_PER_MIB = 1_024;

  private static final int ELEMENT = 2;

  private static final int LIVE = 1;

  private static final int INACTIVE_AND_SECURE = 1 | 2;

  private final Session session;

  private final Guest guest;

  public LxcSize(Session session, Guest guest) {
    this.session = session;
    this.guest = guest;
  }

  /** Changes it where it runs, or does not, as whoever asks takes for granted. */
  public void change(Size size, boolean running) throws LibvirtException {
    if (guest.active() != running) {
      throw new UnexpectedAnswer(
          "It %s, which is not what was thought of it."
              .formatted(running ? "does not run" : "runs"));
    }
    var ordered = guest.tag().size();
    if (size.diskGib() < ordered.diskGib()) {
      throw new SpecRejected(
          "A disk can only grow: it has %d GiB, and %d GiB were asked for."
              .formatted(ordered.diskGib(), size.diskGib()));
    }
    if (running) {
      limit(size);
    }
    define(size);
  }

  private void limit(Size size) throws LibvirtException {
    var now = LxcLimits.of(guest.domain(), guest.domain().getInfo());
    var extras = session.extras();
    judge(size, now);
    try {
      extras.limitMemory(guest.name(), size.memoryMib() * KIB_PER_MIB);
    } catch (Fault refused) {
      throw refused.message().contains(KERNEL_REFUSES)
          ? new SpecRejected(tooMuchInUse(size), refused)
          : refused;
    }
    limitRest(size, now, extras);
  }

  private void limitRest(Size size, LxcLimits now, Extras extras) throws LibvirtException {
    try {
      extras.limitProcessors(guest.name(), LxcLimits.quota(size));
    } catch (Fault refused) {
      extras.limitMemory(guest.name(), now.memoryKib());
      throw refused;
    }
    guest.domain().setMetadata(ELEMENT, tagXml(size), OwnerTag.PREFIX, OwnerTag.NAMESPACE, LIVE);
  }

  private void judge(Size size, LxcLimits now) throws LibvirtException {
    var wanted = size.memoryMib() * KIB_PER_MIB;
    if (wanted < now.memoryKib() && MemoryInUse.kib(guest.domain().getID()) >= wanted) {
      throw new SpecRejected(tooMuchInUse(size));
    }
  }

  private static String tooMuchInUse(Size size) {
    return "It uses more memory now than %d MiB: have it use less, stop it first, or ask for more."
        .formatted(size.memoryMib());
  }

  private void define(Size size) throws LibvirtException {
    var root = XmlReading.root(guest.domain().getXMLDesc(INACTIVE_AND_SECURE));
    var mib = String.valueOf(size.memoryMib());
    for (var name : new String[] {"memory", "currentMemory", "hard_limit"}) {
      XmlReading.elements(root, name)
          .forEach(element -> {
            element.setAttribute("unit", "MiB");
            element.setTextContent(mib);
          });
    }
    set(root, "vcpu", size.vcpus());
    set(root, "quota", LxcLimits.quota(size));
    OwnerTag.resize((Element) root.getElementsByTagNameNS(OwnerTag.NAMESPACE, "*").item(0), size);
    session.connect().domainDefineXML(text(root)).free();
  }

  private static void set(Element root, String name, long value) {
    XmlReading.elements(root, name)
        .forEach(element -> element.setTextContent(String.valueOf(value)));
  }

  private String tagXml(Size size) throws LibvirtException {
    var tag = XmlReading.root(guest.domain().getMetadata(ELEMENT, OwnerTag.NAMESPACE, LIVE));
    OwnerTag.resize(tag, size);
    return text(tag);
  }

  private static String text(Element element) {
    var text = new StringWriter();
    try {
      var writer = TransformerFactory.newDefaultInstance().newTransformer();
      writer.setOutputProperty("omit-xml-declaration", "yes");
      writer.transform(new DOMSource(element), new StreamResult(text));
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }
}
