package io.atrium.drivers.libvirt.network;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import io.atrium.drivers.libvirt.domain.XmlReading;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Which card has which fixed address in a network, as its description tells.
 *
 * @param gateway the host's own address there
 * @param byMac the address of each card
 */
record Addresses(String gateway, Map<String, String> byMac) {

  static Addresses read(String networkXml) {
    var root = XmlReading.root(networkXml);
    var gateway =
        XmlReading.elements(root, "ip").stream()
            .map(ip -> ip.getAttribute("address"))
            .findFirst()
            .orElse("");
    // DNS entries are called host too, but have no card.
    var fixed =
        XmlReading.elements(root, "host").stream()
            .filter(host -> host.hasAttribute("mac"))
            .collect(Collectors.toMap(Addresses::mac, host -> host.getAttribute("ip")));
    return new Addresses(gateway, fixed);
  }

  private static String mac(Element host) {
    return host.getAttribute("mac");
  }

  static String entry(String mac, String address) {
    return document("host", host -> host.with("mac", mac, "ip", address));
  }
}
