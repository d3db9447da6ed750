package io.accountcreator.host.inbound.xmlrpc;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Bodies as Linphone clients write them, and answers as they are expected. */
final class Calls {
    private Calls() {}

    static String call(String method, String... parameters) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>\n <methodName>" + method
                + "</methodName>\n <params>\n"
                + Arrays.stream(parameters).map(Calls::parameter).collect(Collectors.joining())
                + " </params>\n</methodCall>\n";
    }

    static String text(String text) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param><value><string>"
                + escaped(text) + "</string></value></param></params></methodResponse>\n";
    }

    private static String parameter(String value) {
        return "  <param>\n   <value>\n    <string>" + escaped(value) + "</string>\n   </value>\n  </param>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
