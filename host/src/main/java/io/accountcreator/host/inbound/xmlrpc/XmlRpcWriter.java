package io.accountcreator.host.inbound.xmlrpc;

import java.nio.charset.StandardCharsets;

/** Writes answers as Linphone clients read them: every value in an explicit {@code string}, in UTF-8. */
final class XmlRpcWriter {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>");

    private XmlRpcWriter() {}

    /**
     * Writes an answer.
     *
     * @throws IllegalArgumentException if a text has a character that XML does not have
     */
    static byte[] write(XmlRpcAnswer answer) {
        XmlRpcWriter writer = new XmlRpcWriter();
        if (answer instanceof XmlRpcAnswer.Fault fault) {
            writer.xml.append("<fault>");
            writer.fault(fault);
            writer.xml.append("</fault>");
        } else {
            writer.xml.append("<params><param>");
            writer.value(answer);
            writer.xml.append("</param></params>");
        }
        writer.xml.append("</methodResponse>\n");
        return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(XmlRpcAnswer answer) {
        if (answer instanceof XmlRpcAnswer.Text text) {
            string(text.value());
        } else if (answer instanceof XmlRpcAnswer.Login login) {
            xml.append("<value><struct><member><name>password</name>");
            string(login.password());
            xml.append("</member><member><name>algorithm</name>");
            string(login.algorithm());
            xml.append("</member></struct></value>");
        } else if (answer instanceof XmlRpcAnswer.Names names) {
            xml.append("<value><array><data>");
            names.values().forEach(this::string);
            xml.append("</data></array></value>");
        }
    }

    private void fault(XmlRpcAnswer.Fault fault) {
        xml.append("<value><struct><member><name>faultCode</name><value><int>")
                .append(fault.code())
                .append("</int></value></member><member><name>faultString</name>");
        string(fault.text());
        xml.append("</member></struct></value>");
    }

    private void string(String text) {
        xml.append("<value><string>");
        text.codePoints().forEach(this::escaped);
        xml.append("</string></value>");
    }

    private void escaped(int c) {
        switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#13;");
            default -> xml.appendCodePoint(checked(c));
        }
    }

    private static int checked(int c) {
        boolean xmlCharacter =
                c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
        if (!xmlCharacter) {
            throw new IllegalArgumentException("a character that XML does not have");
        }
        return c;
    }
}
