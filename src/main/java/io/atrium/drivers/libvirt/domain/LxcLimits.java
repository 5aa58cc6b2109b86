package io.atrium.drivers.libvirt.domain;

import io.atrium.kernel.Size;
import org.libvirt.Domain;
import org.libvirt.DomainInfo;
import org.libvirt.LibvirtException;
import org.w3c.dom.Element;

/**
 * What limits a container: now, where it runs. libvirt cannot change the memory and the processors
 * that it tells of a running one, only what bounds them.
 */
record LxcLimits(int vcpus, long memoryKib) {

  static LxcLimits of(Domain domain, DomainInfo info) throws LibvirtException {
    return read(domain.getXMLDesc(0), info.nrVirtCpu, info.maxMem);
  }

  /** Reads them; what has no limit has what libvirt tells. */
  static LxcLimits read(String xml, int vcpus, long memoryKib) {
    var root = XmlReading.root(xml);
    var period = number(root, "period");
    var quota = number(root, "quota");
    var limit = number(root, "hard_limit");
    return new LxcLimits(
        period > 0 && quota > 0 ? Math.toIntExact(Math.ceilDiv(quota, period)) : vcpus,
        limit > 0 ? limit : memoryKib);
  }

  private static long number(Element root, String name) {
    return XmlReading.elements(root, name).stream()
        .findFirst()
        .map(element -> Long.parseLong(element.getTextContent().strip()))
        .orElse(0L);
  }

  /** The time that so many processors have in one period, in microseconds. */
  static long quota(Size size) {
    return (long) LxcDomain.PERIOD_MICROS * size.vcpus();
  }
}
