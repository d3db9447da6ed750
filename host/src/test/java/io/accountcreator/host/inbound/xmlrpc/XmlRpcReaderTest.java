package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcReaderTest {
    @Test
    void readShouldGiveMethodAndParametersOfAClientsCall() throws Exception {
        XmlRpcCall call = read(Calls.call("update_hash", "bob", "", "a<b>&c", "zoé 🎉"));

        assertThat(call.method()).isEqualTo("update_hash");
        assertThat(call.parameters()).containsExactly("bob", "", "a<b>&c", "zoé 🎉");
    }

    @Test
    void readShouldTakeUntypedValuesCommentsSectionsAndReferences() throws Exception {
        XmlRpcCall call =
                read("<!-- a --><methodCall><methodName> m </methodName><params><param><value> a </value></param>"
                        + "<param><value/></param><param><value> <string/> </value></param>"
                        + "<param><value><string>x<!-- b --><![CDATA[<y>]]>&#x1F389;&quot;&apos;</string></value></param>"
                        + "</params></methodCall>\n");

        assertThat(call.method()).isEqualTo("m");
        assertThat(call.parameters()).containsExactly(" a ", "", "", "x<y>🎉\"'");
    }

    @Test
    void readShouldTakeACallWithoutParameters() throws Exception {
        assertThat(read("<methodCall><methodName>m</methodName></methodCall>").parameters())
                .isEmpty();
        assertThat(read("<methodCall><methodName>m</methodName><params/></methodCall>")
                        .parameters())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf-8", "US-ASCII"})
    void readShouldTakeADeclarationOfUtf8(String encoding) throws Exception {
        assertThat(readIn(encoding, StandardCharsets.UTF_8, "zoé").parameters()).containsExactly("zoé");
    }

    @Test
    void readShouldTakeAByteOrderMarkOfUtf8() throws Exception {
        assertThat(read("\uFEFF" + Calls.call("m", "zoé")).parameters()).containsExactly("zoé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252", "UTF-7"})
    void readShouldRefuseAnyOtherDeclaredEncodingThoughTheBytesAreUtf8(String encoding) {
        assertThatExceptionOfType(MalformedCallException.class)
                .isThrownBy(() -> readIn(encoding, StandardCharsets.UTF_8, "bob"))
                .withMessage("only XML in UTF-8 is taken");
    }

    @Test
    void readShouldRefuseOtherEncodings() {
        for (Charset charset :
                List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThatExceptionOfType(MalformedCallException.class)
                    .as(charset.name())
                    .isThrownBy(() -> readIn(charset.name(), charset, "zoé"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "C1BF", "E080AF", "F08080AF", "F5808080", "EDA080", "80", "C3"})
    void readShouldRefuseBytesThatAreNoUtf8SuchAsOverlongOnes(String hex) {
        byte[] odd = HexFormat.of().parseHex(hex);
        byte[] body = Calls.call("m", "X").getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new String(body, StandardCharsets.ISO_8859_1)
                .replace("X", new String(odd, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(MalformedCallException.class)
                .isThrownBy(() -> XmlRpcReader.read(bytes, bytes.length))
                .withMessage("only XML in UTF-8 is taken");
    }

    private static XmlRpcCall readIn(String declared, Charset charset, String value) throws MalformedCallException {
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"" + declared + "\"?><methodCall><methodName>m</methodName>"
                        + "<params><param><value>" + value + "</value></param></params></methodCall>")
                .getBytes(charset);
        return XmlRpcReader.read(bytes, bytes.length);
    }

    @Test
    void toStringShouldNotShowParameters() throws Exception {
        assertThat(read(Calls.call("m", "secret-password"))).asString().doesNotContain("secret-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "<methodCall>",
                "<methodCall><methodName>m</methodName></methodCall><more/>",
                "<methodCall><methodName>m</methodName></methodCall>text",
                "text<methodCall><methodName>m</methodName></methodCall>",
                "<methodResponse><methodName>m</methodName></methodResponse>",
                "<methodCall><params/></methodCall>",
                "<methodCall><methodName/></methodCall>",
                "<methodCall><methodName><b>m</b></methodName></methodCall>",
                "<methodCall><methodName>m</methodName><params/><params/></methodCall>",
                "<methodCall><methodName>m</methodName><param><value>a</value></param></methodCall>",
                "<methodCall><methodName>m</methodName><params><param/></params></methodCall>",
                "<methodCall><methodName>m</methodName><params><param><value>a</value><value>b</value></param></params></methodCall>",
                "<methodCall><methodName>m</methodName><params><param><value>a<string>b</string></value></param></params></methodCall>",
                "<methodCall><methodName>m</methodName><params><param><value><string>a</string>b</value></param></params></methodCall>",
                "<methodCall><methodName>m</methodName><params><param><value><string>a<b/></string></value></param></params></methodCall>",
                "<methodCall a='b'><methodName>m</methodName></methodCall>",
                "<methodCall xmlns='urn:x'><methodName>m</methodName></methodCall>",
                "<x:methodCall xmlns:x='urn:x'><methodName>m</methodName></x:methodCall>",
                "<methodCall><methodName>m</methodName><params><param><value><ex:serializable xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'>rO0=</ex:serializable></value></param></params></methodCall>",
                "<methodCall><?php 1?><methodName>m</methodName></methodCall>",
                "<!DOCTYPE methodCall><methodCall><methodName>m</methodName></methodCall>",
                "<!DOCTYPE methodCall [<!ENTITY a 'b'>]><methodCall><methodName>m</methodName></methodCall>",
                "<methodCall><methodName>&a;</methodName></methodCall>",
                "<methodCall><methodName>m&#0;</methodName></methodCall>",
                "<methodCall><methodName>m&#xD800;</methodName></methodCall>",
                "<methodCall><methodName>m&#x110000;</methodName></methodCall>",
                "<?xml version='1.0' encoding='EBCDIC-CP-FR'?><methodCall><methodName>m</methodName></methodCall>",
            })
    void readShouldRefuse(String body) {
        assertThatExceptionOfType(MalformedCallException.class).isThrownBy(() -> read(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "i4",
                "boolean",
                "double",
                "base64",
                "dateTime.iso8601",
                "nil",
                "array",
                "struct",
                "i8",
                "String"
            })
    void readShouldRefuseEveryOtherType(String type) {
        assertThatExceptionOfType(MalformedCallException.class)
                .isThrownBy(() -> read("<methodCall><methodName>m</methodName><params><param><value><" + type + ">1</"
                        + type + "></value></param></params></methodCall>"))
                .withMessage("a parameter is not a string");
    }

    /** To resolve thousands takes the parser as long as to read a hundred bodies; that this one has no end it never sees. */
    @Test
    void readShouldRefuseManyNamespacesBeforeTheyAreResolved() {
        byte[] body = ("<methodCall" + " xmlns:a=\"x\"".repeat(4_000)).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedCallException.class)
                .isThrownBy(() -> XmlRpcReader.read(body, body.length))
                .withMessage("attributes and namespaces are refused");
    }

    @Test
    void readShouldRefuseWhatIsNotUtf8() {
        byte[] body = "<methodCall><methodName>m\u00e9</methodName></methodCall>".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(MalformedCallException.class).isThrownBy(() -> XmlRpcReader.read(body, body.length));
    }

    @Test
    void readShouldRefuseASeventeenthParameter() throws Exception {
        assertThat(read(Calls.call("m", "1234567890123456".split(""))).parameters())
                .hasSize(16);

        assertThatExceptionOfType(MalformedCallException.class)
                .isThrownBy(() -> read(Calls.call("m", "12345678901234567".split(""))))
                .withMessage("too many parameters");
    }

    private static XmlRpcCall read(String body) throws MalformedCallException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return XmlRpcReader.read(bytes, bytes.length);
    }
}
