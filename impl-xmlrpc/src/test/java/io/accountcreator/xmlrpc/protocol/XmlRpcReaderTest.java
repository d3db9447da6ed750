package io.accountcreator.xmlrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.xmlrpc.XmlRpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcReaderTest {
    @ParameterizedTest
    @CsvSource({
        "<string>OK</string>, OK",
        "<string> O K </string>, ' O K '",
        "OK, OK",
        "<string/>, ''",
        "'', ''",
        "<string>a&amp;b&lt;c&#233;&#x1F600;</string>, a&b<cé😀",
        "<string><![CDATA[<x>&]]>y</string>, <x>&y",
        "<string>a<!-- c -->b</string>, ab",
        "'\n <string>OK</string>\n ', OK",
    })
    void readShouldGiveTextToTheLetter(String value, String expected) throws XmlRpcException {
        assertThat(XmlRpcReader.read(answer(value))).isEqualTo(expected);
    }

    @Test
    void readShouldKnowTheOtherTypes() throws XmlRpcException {
        assertThat(XmlRpcReader.read(answer("<int>-7</int>"))).isEqualTo(-7);
        assertThat(XmlRpcReader.read(answer("<i4>7</i4>"))).isEqualTo(7);
        assertThat(XmlRpcReader.read(answer("<boolean>1</boolean>"))).isEqualTo(true);
        assertThat(XmlRpcReader.read(answer("<array><data><value>a</value><value><int>1</int></value></data></array>")))
                .isEqualTo(List.of("a", 1));
        assertThat(XmlRpcReader.read(answer(member("b", "<int>1</int>", "a", "x"))))
                .isEqualTo(new XmlRpcResponse.Struct(Map.of("b", 1, "a", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
    void readShouldHonourTheEncodingThatTheDocumentNames(String encoding) throws XmlRpcException {
        String document = "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(encoding)
                + new String(answer("<string>é</string>"), StandardCharsets.UTF_8);

        assertThat(XmlRpcReader.read(document.getBytes(Charset.forName(encoding))))
                .isEqualTo("é");
    }

    @Test
    void readShouldTakeAByteOrderMark() throws XmlRpcException {
        byte[] plain = answer("é");
        byte[] marked = new byte[plain.length + 3];
        System.arraycopy(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, 0, marked, 0, 3);
        System.arraycopy(plain, 0, marked, 3, plain.length);

        assertThat(XmlRpcReader.read(marked)).isEqualTo("é");
    }

    @Test
    void readShouldThrowAFaultWithItsCodeAlone() {
        byte[] fault = document(
                "<fault><value>" + member("faultString", "<string>secret</string>", "faultCode", "<int>-32601</int>")
                        + "</value></fault>");

        assertThatThrownBy(() -> XmlRpcReader.read(fault))
                .isExactlyInstanceOf(XmlRpcException.class)
                .hasMessage("fault -32601")
                .hasFieldOrPropertyWithValue("code", -32601);
    }

    @Test
    void readShouldPassOverWhatElseAFaultHas() {
        byte[] fault = document("<fault><value>"
                + member("faultCause", "<base64>rO0ABQ==</base64>", "faultCode", "<int>3</int>") + "</value></fault>");

        assertThatThrownBy(() -> XmlRpcReader.read(fault))
                .isExactlyInstanceOf(XmlRpcException.class)
                .hasMessage("fault 3");
    }

    @Test
    void readShouldTakeTheDeepestNestingAndNoDeeper() throws XmlRpcException {
        // methodResponse, params, param, value; three elements for each array; what is inside.
        assertThat(XmlRpcReader.read(answer(nested(9, "<string>x</string>")))).isInstanceOf(List.class);
        assertThatThrownBy(() -> XmlRpcReader.read(answer(nested(9, "<array><data/></array>"))))
                .isInstanceOf(XmlRpcOutageException.class)
                .hasMessageContaining("32 elements");
    }

    @Test
    void readShouldSeeDepthInWhatItPassesOver() {
        byte[] fault = document(
                "<fault><value>" + member("faultCause", "<a>".repeat(40) + "</a>".repeat(40)) + "</value></fault>");

        assertThatThrownBy(() -> XmlRpcReader.read(fault)).isInstanceOf(XmlRpcOutageException.class);
    }

    @Test
    void readShouldRefuseExactlyWhatFollows() {
        for (String document : List.of(
                "<!DOCTYPE methodResponse><methodResponse/>",
                "<methodResponse>x<params/></methodResponse>",
                "<methodCall/>",
                "<methodResponse><params><param><value>a</value></param></params><params/></methodResponse>",
                "<methodResponse><params><param><value>a</value></param></params></methodResponse><a/>",
                "<methodResponse><params><param><value>&x;</value></param></params></methodResponse>",
                "<methodResponse><fault><value><string>x</string></value></fault></methodResponse>",
                "<methodResponse><params><param><value><boolean>true</boolean></value></param></params></methodResponse>",
                "<methodResponse><params><param><value><string>&#1;</string></value></param></params></methodResponse>")) {
            assertThatThrownBy(() -> XmlRpcReader.read(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .isInstanceOf(XmlRpcOutageException.class);
        }
    }

    @Test
    void readShouldThrowNothingButItsOwnAndPrintNothingOnBrokenDocuments() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            readBrokenDocuments();
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static void readBrokenDocuments() {
        Random random = new Random(20261123);
        byte[] whole = answer(member("password", "<string>é&amp;0123</string>", "algorithm", "MD5"));
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(broken);
        }
    }

    private static void readOrRefuse(byte[] document) {
        try {
            assertThat(XmlRpcReader.read(document)).isNotNull();
        } catch (XmlRpcException e) {
            assertThat(e).hasMessageNotContaining("0123");
        }
    }

    private static String nested(int levels, String inner) {
        return "<array><data><value>".repeat(levels) + inner + "</value></data></array>".repeat(levels);
    }

    private static String member(String... namesAndValues) {
        StringBuilder struct = new StringBuilder("<struct>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            struct.append("<member><name>%s</name><value>%s</value></member>"
                    .formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return struct.append("</struct>").toString();
    }

    private static byte[] answer(String value) {
        return document("<params><param><value>" + value + "</value></param></params>");
    }

    private static byte[] document(String inside) {
        return ("<methodResponse>" + inside + "</methodResponse>").getBytes(StandardCharsets.UTF_8);
    }
}
