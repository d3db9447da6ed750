package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcWriterTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>";

    @Test
    void writeShouldEscapeMarkupAndKeepEverythingElse() {
        assertThat(write(new XmlRpcAnswer.Text(" a<b>&\"'\r\n zoé 🎉 ")))
                .isEqualTo(HEAD + "<params><param><value><string> a&lt;b&gt;&amp;\"'&#13;\n zoé 🎉 </string></value>"
                        + "</param></params></methodResponse>\n");
    }

    @Test
    void writeShouldPutThePasswordOfALoginFirst() {
        assertThat(write(new XmlRpcAnswer.Login("abc", "MD5")))
                .isEqualTo(HEAD + "<params><param><value><struct>"
                        + "<member><name>password</name><value><string>abc</string></value></member>"
                        + "<member><name>algorithm</name><value><string>MD5</string></value></member>"
                        + "</struct></value></param></params></methodResponse>\n");
    }

    @Test
    void writeShouldMakeAnArrayOfNames() {
        assertThat(write(new XmlRpcAnswer.Names(List.of("a", "b"))))
                .isEqualTo(
                        HEAD + "<params><param><value><array><data><value><string>a</string></value>"
                                + "<value><string>b</string></value></data></array></value></param></params></methodResponse>\n");
    }

    @Test
    void writeShouldMakeAFault() {
        assertThat(write(new XmlRpcAnswer.Fault(-32601, "unknown method")))
                .isEqualTo(HEAD + "<fault><value><struct>"
                        + "<member><name>faultCode</name><value><int>-32601</int></value></member>"
                        + "<member><name>faultString</name><value><string>unknown method</string></value></member>"
                        + "</struct></value></fault></methodResponse>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0001", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00x"})
    void writeShouldRefuseWhatXmlDoesNotHave(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> XmlRpcWriter.write(new XmlRpcAnswer.Text(text)));
    }

    @Test
    void textShouldNeverBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new XmlRpcAnswer.Text(""));
    }

    private static String write(XmlRpcAnswer answer) {
        return new String(XmlRpcWriter.write(answer), StandardCharsets.UTF_8);
    }
}
