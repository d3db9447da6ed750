package io.accountcreator.xmlrpc.protocol;

import java.nio.charset.StandardCharsets;
import org.apache.xmlrpc.XmlRpcRequest;

/** Writes a call the way Linphone's clients do, to the byte: UTF-8, every parameter a {@code <string>}. */
final class XmlRpcWriter {
    private static final String NO_CHARACTER = "a parameter has a character that cannot be sent";

    private final StringBuilder xml = new StringBuilder(1024);

    private XmlRpcWriter() {}

    static byte[] write(XmlRpcRequest request) throws XmlRpcOutageException {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.call(request);
        return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void call(XmlRpcRequest request) throws XmlRpcOutageException {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>\n <methodName>");
        text(request.getMethodName());
        xml.append("</methodName>\n <params>\n");
        for (int i = 0; i < request.getParameterCount(); i++) {
            xml.append("  <param>\n   <value>\n    <string>");
            text(String.valueOf(request.getParameter(i)));
            xml.append("</string>\n   </value>\n  </param>\n");
        }
        xml.append(" </params>\n</methodCall>\n");
    }

    private void text(String value) throws XmlRpcOutageException {
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.appendCodePoint(checked(c));
            }
            i += Character.charCount(c);
        }
    }

    private static int checked(int c) throws XmlRpcOutageException {
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (lone || Character.isISOControl(c) || c == 0xFFFE || c == 0xFFFF) {
            throw new XmlRpcOutageException(XmlRpcOutageException.Kind.UNSENDABLE, NO_CHARACTER);
        }
        return c;
    }
}
