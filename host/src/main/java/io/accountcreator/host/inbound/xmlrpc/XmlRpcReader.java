package io.accountcreator.host.inbound.xmlrpc;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a call, strictly: {@code methodCall}, {@code methodName}, {@code params}, {@code param}, {@code value} and
 * {@code string} are all there is. No document types, processing instructions, attributes or namespaces, and nothing is ever
 * fetched. For one body.
 */
final class XmlRpcReader {
    private static final int MOST_PARAMETERS = 16;
    private static final Set<String> ENCODINGS = Set.of("utf-8", "us-ascii");
    private static final String NO_NAMESPACES = "attributes and namespaces are refused";
    private static final String NAMESPACE = "xmlns";

    /** A call has none; the text of a parameter may speak of it now and then. */
    private static final int MOST_NAMESPACES = 100;

    private static final String NO_UTF_8 = "only XML in UTF-8 is taken";

    /** Which some editors put before a text. */
    private static final String MARK = "\uFEFF";

    private final XMLStreamReader xml;

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a call.
     *
     * @param body the bytes, in UTF-8, and an XML declaration that says nothing else
     * @param length how many of them count
     * @throws MalformedCallException if it is anything but a call with text parameters
     */
    static XmlRpcCall read(byte[] body, int length) throws MalformedCallException {
        try {
            String text = decoded(body, length);
            if (hasManyNamespaces(text)) {
                throw new MalformedCallException(NO_NAMESPACES);
            }
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            String declared = xml.getCharacterEncodingScheme();
            if (declared != null && !ENCODINGS.contains(declared.toLowerCase(Locale.ROOT))) {
                throw new MalformedCallException(NO_UTF_8);
            }
            return new XmlRpcReader(xml).call();
        } catch (XMLStreamException | RuntimeException e) {
            throw new MalformedCallException("not well-formed XML");
        }
    }

    /** Of which the parser compares each with all others, before it tells of the first. */
    private static boolean hasManyNamespaces(String text) {
        int count = 0;
        for (int at = text.indexOf(NAMESPACE);
                at >= 0 && count <= MOST_NAMESPACES;
                at = text.indexOf(NAMESPACE, at + 1)) {
            count++;
        }
        return count > MOST_NAMESPACES;
    }

    /** Strictly, which XML parsers are not: of two bytes for one character another reader makes another name. */
    private static String decoded(byte[] body, int length) throws MalformedCallException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 0, length))
                    .toString();
            return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedCallException(NO_UTF_8);
        }
    }

    /** A factory per body: a shared one would collect the element names of every hostile body. */
    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private XmlRpcCall call() throws XMLStreamException, MalformedCallException {
        expect(nextTag() == XMLStreamConstants.START_ELEMENT);
        start("methodCall");
        expect(nextTag() == XMLStreamConstants.START_ELEMENT);
        start("methodName");
        String method = text("methodName").strip();
        expect(!method.isEmpty());
        List<String> parameters = List.of();
        if (nextTag() == XMLStreamConstants.START_ELEMENT) {
            start("params");
            parameters = params();
            expect(nextTag() == XMLStreamConstants.END_ELEMENT);
        }
        expect(nextTag() == XMLStreamConstants.END_DOCUMENT);
        return new XmlRpcCall(method, parameters);
    }

    private List<String> params() throws XMLStreamException, MalformedCallException {
        List<String> parameters = new ArrayList<>();
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            start("param");
            if (parameters.size() == MOST_PARAMETERS) {
                throw new MalformedCallException("too many parameters");
            }
            expect(nextTag() == XMLStreamConstants.START_ELEMENT);
            start("value");
            parameters.add(value());
            expect(nextTag() == XMLStreamConstants.END_ELEMENT);
        }
        return parameters;
    }

    /** After {@code <value>}, up to its end: {@code <string>text</string>}, or the text alone. */
    private String value() throws XMLStreamException, MalformedCallException {
        StringBuilder text = new StringBuilder();
        int event = collect(text);
        if (event == XMLStreamConstants.END_ELEMENT) {
            return text.toString();
        }
        expect(text.toString().isBlank());
        plain();
        if (!xml.getLocalName().equals("string")) {
            throw new MalformedCallException("a parameter is not a string");
        }
        String string = text("string");
        expect(nextTag() == XMLStreamConstants.END_ELEMENT);
        return string;
    }

    /** After a start tag, up to its end: the text, with no element in it. */
    private String text(String element) throws XMLStreamException, MalformedCallException {
        StringBuilder text = new StringBuilder();
        if (collect(text) != XMLStreamConstants.END_ELEMENT) {
            throw new MalformedCallException("an element inside " + element);
        }
        return text.toString();
    }

    /** Adds text up to the next tag, whose event it gives. */
    private int collect(StringBuilder text) throws XMLStreamException, MalformedCallException {
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.COMMENT -> {}
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return event;
                }
                default -> throw refused(event);
            }
        }
    }

    /** Goes to the next tag, or to the end, over blanks and comments. */
    private int nextTag() throws XMLStreamException, MalformedCallException {
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    expect(xml.getText().isBlank());
                case XMLStreamConstants.COMMENT -> {}
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                default -> throw refused(event);
            }
        }
    }

    private void start(String name) throws MalformedCallException {
        plain();
        if (!xml.getLocalName().equals(name)) {
            throw new MalformedCallException("no " + name + " where one belongs");
        }
    }

    private void plain() throws MalformedCallException {
        if (xml.getNamespaceCount() > 0
                || xml.getAttributeCount() > 0
                || !xml.getPrefix().isEmpty()) {
            throw new MalformedCallException(NO_NAMESPACES);
        }
    }

    private static MalformedCallException refused(int event) {
        return new MalformedCallException(
                event == XMLStreamConstants.DTD ? "document types are refused" : "only elements and text are taken");
    }

    private static void expect(boolean met) throws MalformedCallException {
        if (!met) {
            throw new MalformedCallException("not an XML-RPC call");
        }
    }
}
