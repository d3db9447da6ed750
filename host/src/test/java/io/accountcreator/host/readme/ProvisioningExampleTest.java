package io.accountcreator.host.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on apps says of remote provisioning, as an unmodified liblinphone does it. */
class ProvisioningExampleTest {
    private static final String PACKAGES = "liblinphone-dev gcc";
    private static final Path PROGRAM = Path.of("target/provisioned");
    private static final String URL = "https://accounts.example.org/xmlrpc";

    @TempDir
    private Path home;

    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer server;

    @BeforeAll
    static void compile() throws Exception {
        Path gcc = RealProgram.find("gcc", PACKAGES);
        if (!Files.exists(Path.of("/usr/include/linphone/core.h"))) {
            RealProgram.missing("liblinphone", PACKAGES);
        }
        Process process = new ProcessBuilder(
                        gcc.toString(),
                        "-o",
                        PROGRAM.toString(),
                        "src/test/c/provisioned.c",
                        "-llinphone",
                        "-lbctoolbox")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(home.resolve(".local/share/linphone"));
        byte[] document = Pages.lines("apps.md").stream()
                .dropWhile(line -> !line.startsWith("    <?xml"))
                .takeWhile(line -> line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, document.length);
            try (var body = exchange.getResponseBody()) {
                body.write(document);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void documentShouldConfigureAnAppWithoutAFactoryFileOnce() throws Exception {
        List<String> told =
                List.of("backend=0", "xmlrpc_url=" + URL, "provisioning=none", "account=bob sip.example.org SHA-256");

        assertThat(start("-", document())).containsExactlyElementsOf(told);
        assertThat(start("-", "-")).containsExactlyElementsOf(told);
        assertThat(fetched).hasValue(1);
    }

    @Test
    void factoryFileShouldWinOverTheDocumentAndLeaveTheAccount() throws Exception {
        Path factory = Files.writeString(home.resolve("linphonerc-factory"), """
                [account_creator]
                backend=1
                [assistant]
                xmlrpc_url=https://elsewhere.example/xmlrpc
                """);
        List<String> told = List.of(
                "backend=1",
                "xmlrpc_url=https://elsewhere.example/xmlrpc",
                "provisioning=none",
                "account=bob sip.example.org SHA-256");

        assertThat(start(factory.toString(), document())).containsExactlyElementsOf(told);
        assertThat(start(factory.toString(), "-")).containsExactlyElementsOf(told);
    }

    private String document() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/provisioning.xml";
    }

    private List<String> start(String factory, String document) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toAbsolutePath().toString(),
                        home.resolve("linphonerc").toString(),
                        factory,
                        document)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.matches("(backend|xmlrpc_url|provisioning|account)=.*"))
                .toList();
    }
}
