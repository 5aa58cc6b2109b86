package io.atrium.drivers.libvirt.domain;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads XML from libvirt, which others may have written: no document types, nothing from outside.
 */
public final class XmlReading {

  private XmlReading() {}

  /** The root of a document, or a failure when it is none. */
  public static Element root(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXException | IOException unreadable) {
      throw new IllegalArgumentException("This is not XML.", unreadable);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All elements of this name at any depth. */
  public static List<Element> elements(Element root, String name) {
    return list(root.getElementsByTagName(name));
  }

  /** The first child of this name. */
  public static Optional<Element> child(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> child.getTagName().equals(name))
        .findFirst();
  }

  private static List<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}
