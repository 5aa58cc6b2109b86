package io.atrium.drivers.libvirt.domain;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML for libvirt. Whatever is given is data: no text or value can open or close an element.
 */
public final class Xml {

  private final XMLStreamWriter out;

  private Xml(XMLStreamWriter out) {
    this.out = out;
  }

  /** A whole document. */
  public static String document(String root, Consumer<Xml> content) {
    var text = new StringWriter();
    try {
      var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new Xml(out).element(root, content);
      out.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  public Xml element(String name, Consumer<Xml> content) {
    return write(() -> {
      out.writeStartElement(name);
      content.accept(this);
      out.writeEndElement();
    });
  }

  /** An element with these attributes, given as names and values in turn, and nothing in it. */
  public Xml empty(String name, String... attributes) {
    return write(() -> {
      out.writeEmptyElement(name);
      attributes(attributes);
    });
  }

  public Xml text(String name, String text) {
    return element(name, inside -> inside.write(() -> out.writeCharacters(text)));
  }

  /** Attributes and text of the element that is open, for elements that have both. */
  public Xml with(String... attributes) {
    return write(() -> attributes(attributes));
  }

  public Xml characters(String text) {
    return write(() -> out.writeCharacters(text));
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private Xml write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Writing {

    void run() throws XMLStreamException;
  }
}
