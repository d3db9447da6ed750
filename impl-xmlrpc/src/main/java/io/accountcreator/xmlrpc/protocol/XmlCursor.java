package io.accountcreator.xmlrpc.protocol;

import static io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.refused;
import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.COMMENT;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over the elements of a document from a stranger. A DTD, an entity of its own, an element of any namespace and too
 * deep a nesting are refused wherever they stand, in what is passed over as well.
 */
final class XmlCursor {
    static final int MAX_DEPTH = 32;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int depth;

    XmlCursor(String document) throws XMLStreamException {
        xml = FACTORY.createXMLStreamReader(new StringReader(document));
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever parser a server has on its class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Resolving many declarations of namespaces takes it seconds; we resolve none, and refuse them by their names.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** The name of the element that the cursor stands at. */
    String name() {
        return xml.getLocalName();
    }

    /** Goes to the next begin or end of an element, over blanks; says whether it is a begin. */
    boolean begins() throws XMLStreamException, XmlRpcOutageException {
        return blankUpTo() == START_ELEMENT;
    }

    /** Goes into the element that has to come next. */
    void open(String name) throws XMLStreamException, XmlRpcOutageException {
        blankUpTo();
        expect(name);
    }

    void expect(String name) throws XmlRpcOutageException {
        if (!xml.isStartElement() || !name().equals(name)) {
            throw refused("no <" + name + "> where one belongs");
        }
    }

    /** Goes over the end of an element that has to come next. */
    void close() throws XMLStreamException, XmlRpcOutageException {
        if (blankUpTo() != END_ELEMENT) {
            throw refused("more than one value");
        }
    }

    void end() throws XMLStreamException, XmlRpcOutageException {
        if (blankUpTo() != END_DOCUMENT) {
            throw refused("something after the answer");
        }
    }

    /** Reads up to the next begin or end of an element; {@link #atEnd()} says which. */
    String textUpTo() throws XMLStreamException, XmlRpcOutageException {
        StringBuilder text = new StringBuilder();
        while (advance() == CHARACTERS) {
            text.append(xml.getText());
        }
        return text.toString();
    }

    boolean atEnd() {
        return xml.isEndElement();
    }

    /** Reads up to the end of an element that holds text only. */
    String text() throws XMLStreamException, XmlRpcOutageException {
        String text = textUpTo();
        if (!atEnd()) {
            throw refused("an element within text");
        }
        return text;
    }

    /** Goes over the end of the element that the cursor is in, without looking at what it holds. */
    void skip() throws XMLStreamException, XmlRpcOutageException {
        int outside = depth - 1;
        while (depth > outside) {
            advance();
        }
    }

    private int blankUpTo() throws XMLStreamException, XmlRpcOutageException {
        if (!textUpTo().isBlank()) {
            throw refused("text beside an element");
        }
        return xml.getEventType();
    }

    private int advance() throws XMLStreamException, XmlRpcOutageException {
        while (true) {
            switch (xml.next()) {
                case START_ELEMENT -> {
                    enter();
                    return START_ELEMENT;
                }
                case END_ELEMENT -> {
                    depth--;
                    return END_ELEMENT;
                }
                case CHARACTERS, CDATA, SPACE -> {
                    return CHARACTERS;
                }
                case END_DOCUMENT -> {
                    return END_DOCUMENT;
                }
                case COMMENT, PROCESSING_INSTRUCTION -> {}
                default -> throw refused("a DTD or an entity");
            }
        }
    }

    private void enter() throws XmlRpcOutageException {
        if (++depth > MAX_DEPTH) {
            throw refused("more than " + MAX_DEPTH + " elements within each other");
        }
        boolean named = name().indexOf(':') >= 0;
        for (int i = 0; i < xml.getAttributeCount() && !named; i++) {
            named = xml.getAttributeLocalName(i).startsWith("xmlns");
        }
        if (named) {
            throw refused("an element of a namespace");
        }
    }
}
