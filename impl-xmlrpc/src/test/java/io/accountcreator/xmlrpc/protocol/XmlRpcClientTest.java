package io.accountcreator.xmlrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcClientTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\u0001", "\t", "\n", "\r", "\u007f", "\u0085", "\ud83d", "\ude00", "\ufffe", "\uffff"
            })
    void callShouldNotBeSentWhenXmlCannotCarryIt(String character) {
        try (XmlRpcClient client = new XmlRpcClient(HttpOptions.direct(Duration.ofSeconds(1)))) {
            XmlRpcCall call = XmlRpcCall.of("m", "secret" + character);

            // Nobody listens there: sending would end in another reason.
            assertThatThrownBy(() -> client.call(URI.create("http://127.0.0.1:1/"), call, Duration.ofSeconds(1)))
                    .isInstanceOf(XmlRpcOutageException.class)
                    .hasMessage("a parameter has a character that cannot be sent");
        }
    }

    @Test
    void nothingShouldPrintWhatItHolds() {
        for (Object holder : List.of(
                XmlRpcCall.of("m", "secret"),
                new XmlRpcResponse.Text("secret"),
                new XmlRpcResponse.Struct(Map.of("secret", "secret")))) {
            assertThat(holder.toString()).doesNotContain("secret");
        }
    }

    @Test
    void callShouldFailWhenTheClientIsClosed() {
        XmlRpcClient client = new XmlRpcClient(HttpOptions.direct(Duration.ofSeconds(1)));
        client.close();

        assertThatThrownBy(
                        () -> client.call(URI.create("http://127.0.0.1:1/"), XmlRpcCall.of("m"), Duration.ofSeconds(1)))
                .hasMessage("the client is closed");
    }
}
