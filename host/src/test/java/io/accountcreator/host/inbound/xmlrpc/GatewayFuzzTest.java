package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.credential.DigestRequest;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.fuzz.FreshAccounts;
import io.accountcreator.host.fuzz.Recordings;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayFuzzTest {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();
    private static final GatewayCaller NOBODY =
            new GatewayCaller(null, new DigestRequest("POST", "/xmlrpc", null), null);
    private static AccountCreators creators;
    private static GatewayCalls calls;

    @BeforeAll
    static void start() {
        creators = FreshAccounts.creators();
        Settings settings = Settings.of(FreshAccounts.SETTINGS);
        AccessControl access = AccessControl.from(settings, System::nanoTime, Clock.systemUTC());
        ResponsePadding padding =
                new ResponsePadding(access.protection(), Executors.newSingleThreadScheduledExecutor(), Runnable::run);
        calls = new GatewayCalls(creators, HostConfig.from(settings), access, padding);
    }

    @AfterAll
    static void stop() {
        creators.close();
        creators.service().close();
    }

    static Stream<byte[]> recorded() {
        Stream<String> others = Recordings.calls()
                .map(call -> Calls.call(call.get(0), call.stream().skip(1).toArray(String[]::new)));
        return Stream.concat(Recordings.bodies(), others).map(body -> body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body is taken or refused, and nothing else: no exception, no error of ours, no hang. */
    @MethodSource("recorded")
    @DictionaryFile(resourcePath = "/io/accountcreator/host/fuzz/gateway.dict")
    @Timeout(60)
    @FuzzTest
    void everyBodyShouldBeAnsweredInXmlOrRefused(byte[] body) throws XMLStreamException {
        GatewayReply reply = reply(body);

        if (reply.status() == GatewayReply.OK) {
            assertWellFormed(reply.body());
        } else {
            assertThat(reply.status()).isEqualTo(GatewayReply.BAD_REQUEST);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).matches("[ -~]{1,80}\n");
        }
    }

    /** As the servlet does it. */
    private static GatewayReply reply(byte[] body) {
        try {
            CompletableFuture<GatewayReply> reply =
                    calls.answer(XmlRpcReader.read(body, body.length), NOBODY).toCompletableFuture();
            assertThat(reply).isCompleted();
            return reply.join();
        } catch (MalformedCallException e) {
            return GatewayReply.error(GatewayReply.BAD_REQUEST, e.getMessage());
        }
    }

    private static void assertWellFormed(byte[] answer) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(answer));
        while (xml.hasNext()) {
            xml.next();
        }
    }
}
