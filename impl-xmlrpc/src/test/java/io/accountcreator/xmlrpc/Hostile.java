package io.accountcreator.xmlrpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

/** Answers made to harm whoever reads them. */
final class Hostile {
    /** Set by whoever deserialises a {@link Bomb}. */
    static final AtomicBoolean EXPLODED = new AtomicBoolean();

    private Hostile() {}

    /** Stands for a gadget: reading it runs code. */
    static final class Bomb extends Throwable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            EXPLODED.set(true);
        }
    }

    static byte[] faultCode(String code) {
        return ScriptedServer.xml("<fault><value><struct><member><name>faultCode</name><value>" + code
                + "</value></member><member><name>faultString</name><value><string>x</string></value></member>"
                + "</struct></value></fault>");
    }

    static byte[] secondParam() {
        String param = "<param><value><string>+33612345678</string></value></param>";
        return ScriptedServer.xml("<params>" + param + param + "</params>");
    }

    static byte[] faultCause() {
        return ScriptedServer.xml("<fault><value><struct>"
                + "<member><name>faultCode</name><value><int>4</int></value></member>"
                + "<member><name>faultString</name><value><string>x</string></value></member>"
                + "<member><name>faultCause</name><value><base64>" + bomb() + "</base64></value></member>"
                + "</struct></value></fault>");
    }

    static byte[] serializable() {
        String open = "<methodResponse xmlns:ex=\"http://ws.apache.org/xmlrpc/namespaces/extensions\"><params><param>";
        String value = "<value><ex:serializable>" + bomb() + "</ex:serializable></value>";
        return utf8(open + value + "</param></params></methodResponse>");
    }

    static byte[] externalDtd(String address) {
        return withDoctype("<!DOCTYPE methodResponse SYSTEM \"" + address + "evil.dtd\">", "+33612345678");
    }

    static byte[] externalEntity(String address) {
        return withDoctype("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "secret\">]>", "&e;");
    }

    static byte[] parameterEntity(String address) {
        return withDoctype("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "p\"> %p;]>", "+33612345678");
    }

    static byte[] xinclude(String address) {
        return ScriptedServer.xml("<params><param><value><string><xi:include xmlns:xi="
                + "\"http://www.w3.org/2001/XInclude\" href=\"" + address + "i\" parse=\"text\"/>"
                + "</string></value></param></params>");
    }

    static byte[] billionLaughs() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"+33612345678\">");
        for (int i = 1; i <= 9; i++) {
            doctype.append("<!ENTITY a%d \"".formatted(i))
                    .append("&a%d;".formatted(i - 1).repeat(10))
                    .append("\">");
        }
        return withDoctype(doctype + "]>", "&a9;");
    }

    static byte[] expansion() {
        String doctype = "<!DOCTYPE x [<!ENTITY a \"" + "x".repeat(45_000) + "\">]>";
        return withDoctype(doctype, "&a;".repeat(1000));
    }

    static byte[] deep(int levels) {
        return ScriptedServer.xml("<params><param>" + "<value><array><data>".repeat(levels) + "<value>x</value>"
                + "</data></array></value>".repeat(levels) + "</param></params>");
    }

    /** Ways to fill a challenge of so many characters. */
    static List<String> challenges(int length) {
        return List.of(
                "Digest realm=\"" + "x".repeat(length) + "\", nonce=\"n\"",
                "Digest realm=\"" + "\\x".repeat(length / 2) + "\", nonce=\"n\"",
                "Digest realm=\"" + "x".repeat(length),
                "x".repeat(length),
                "Digest " + "a=b,".repeat(length / 4),
                "Basic,".repeat(length / 6),
                "a = ".repeat(length / 4),
                " ".repeat(length / 2) + "=" + " ".repeat(length / 2),
                ", ".repeat(length / 2),
                "Digest qop=\"" + " ,".repeat(length / 2) + "\", nonce=\"n\"");
    }

    static byte[] namespaces() {
        StringBuilder element = new StringBuilder("<a:string");
        for (int i = 0; element.length() < 1_000_000; i++) {
            element.append(" xmlns:a").append(i).append("=\"x\"");
        }
        return ScriptedServer.xml("<params><param><value>" + element + "/></value></param></params>");
    }

    static byte[] gzip(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(ScriptedServer.text("+33612345678"));
            for (int written = 0; written < zeros; written += 8192) {
                out.write(new byte[8192]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withDoctype(String doctype, String text) {
        return utf8("<?xml version=\"1.0\"?>" + doctype + "<methodResponse><params><param><value><string>" + text
                + "</string></value></param></params></methodResponse>");
    }

    private static String bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Bomb());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
