package io.accountcreator.xmlrpc.protocol;

import static io.accountcreator.xmlrpc.protocol.XmlRpcOutageException.refused;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.xmlrpc.XmlRpcException;

/** Reads an answer: one value of string, int, boolean, struct and array, or a fault, and nothing else. */
final class XmlRpcReader {
    private final XmlCursor xml;

    private XmlRpcReader(XmlCursor xml) {
        this.xml = xml;
    }

    /** Gives the value of an answer; a fault is thrown with its code, as Apache's own parser does. */
    static Object read(byte[] answer) throws XmlRpcException {
        try {
            return new XmlRpcReader(new XmlCursor(DocumentText.of(answer))).answer();
        } catch (XMLStreamException | CharacterCodingException | RuntimeException e) {
            // Unchecked too: on broken documents the parser throws whatever its inside throws.
            // Without the message, which quotes the document.
            throw refused("no well-formed XML-RPC");
        }
    }

    private Object answer() throws XMLStreamException, XmlRpcException {
        xml.open("methodResponse");
        if (xml.begins() && xml.name().equals("fault")) {
            throw fault();
        }
        xml.expect("params");
        xml.open("param");
        xml.open("value");
        Object value = value();
        xml.close();
        xml.close();
        xml.close();
        xml.end();
        return value;
    }

    /** Of a fault its code counts; everything else, faultCause above all, is passed over without being looked at. */
    private XmlRpcException fault() throws XMLStreamException, XmlRpcException {
        xml.open("value");
        xml.open("struct");
        int code = 0;
        while (xml.begins()) {
            if (!memberName().equals("faultCode")) {
                xml.skip();
            } else if (value() instanceof Integer number) {
                code = number;
            }
            xml.close();
        }
        xml.close();
        xml.close();
        xml.close();
        xml.end();
        return new XmlRpcException(code, "fault " + code);
    }

    private Object value() throws XMLStreamException, XmlRpcOutageException {
        String untyped = xml.textUpTo();
        if (xml.atEnd()) {
            return untyped;
        }
        if (!untyped.isBlank()) {
            throw refused("text beside an element");
        }
        Object typed = typed(xml.name());
        xml.close();
        return typed;
    }

    private Object typed(String type) throws XMLStreamException, XmlRpcOutageException {
        return switch (type) {
            case "string" -> xml.text();
            case "int", "i4" -> Integer.valueOf(xml.text().strip());
            case "boolean" -> bool(xml.text().strip());
            case "struct" -> new XmlRpcResponse.Struct(members());
            case "array" -> values();
            default -> throw refused("a type that is not used here");
        };
    }

    private static boolean bool(String digit) throws XmlRpcOutageException {
        return switch (digit) {
            case "0" -> false;
            case "1" -> true;
            default -> throw refused("a boolean that is neither 0 nor 1");
        };
    }

    private Map<String, Object> members() throws XMLStreamException, XmlRpcOutageException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (xml.begins()) {
            if (members.put(memberName(), value()) != null) {
                throw refused("a struct with two members of one name");
            }
            xml.close();
        }
        return members;
    }

    /** Reads the name of a member and goes into its value. */
    private String memberName() throws XMLStreamException, XmlRpcOutageException {
        xml.expect("member");
        xml.open("name");
        String name = xml.text();
        xml.open("value");
        return name;
    }

    private List<Object> values() throws XMLStreamException, XmlRpcOutageException {
        List<Object> values = new ArrayList<>();
        xml.open("data");
        while (xml.begins()) {
            xml.expect("value");
            values.add(value());
        }
        xml.close();
        return values;
    }
}
