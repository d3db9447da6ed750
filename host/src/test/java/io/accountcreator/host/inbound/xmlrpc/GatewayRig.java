package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.InMemoryBackend;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.spi.Settings;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The gateway on a real server, in front of accounts in memory or of any service; without CDI. */
final class GatewayRig implements AutoCloseable {
    static final String DOMAIN = "sip.example.org";

    final SentMessages sent = new SentMessages();

    /** What the gateway refused, as {@code 405 only POST is taken}. */
    final List<String> refusals = new CopyOnWriteArrayList<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AccountCreators creators;
    private final Undertow undertow;

    GatewayRig(Map<String, String> settings, AccountCreatorService service, Duration receive) {
        Map<String, String> all =
                new HashMap<>(Map.of("accountcreator.domain", DOMAIN, "accountcreator.limit.exempt", "127.0.0.1"));
        all.putAll(settings);
        HostConfig config = HostConfig.from(Settings.of(all));
        creators = AccountCreators.builder(
                        service == null
                                ? new InMemoryBackend(Clock.systemUTC(), CodeGenerator.of(new SecureRandom()), sent)
                                        .on(Runnable::run)
                                : service)
                .rules(AccountRules.from(Settings.of(all)))
                .deadline(config.deadline())
                .maxInFlight(config.maxInFlight())
                .build();
        AccessControl access = AccessControl.from(Settings.of(all), System::nanoTime, Clock.systemUTC());
        undertow = listen(new XmlRpcGateway(
                new GatewayCalls(
                        creators, config, access, new ResponsePadding(access.protection(), timer, Runnable::run)),
                access,
                this::refused,
                timer,
                new ArrivingRequests(1024 * 1024, System::nanoTime),
                receive,
                config.deadline()));
    }

    static GatewayRig inMemory() {
        return new GatewayRig(Map.of("accountcreator.gateway.test-methods", "true"), null, Duration.ofSeconds(10));
    }

    private static Undertow listen(XmlRpcGateway gateway) {
        DeploymentManager manager = Servlets.newContainer()
                .addDeployment(Servlets.deployment()
                        .setDeploymentName("rig")
                        .setContextPath("/")
                        .setClassLoader(GatewayRig.class.getClassLoader())
                        .addServlet(Servlets.servlet(
                                        "gateway", XmlRpcGateway.class, new ImmediateInstanceFactory<>(gateway))
                                .setAsyncSupported(true)
                                .addMapping("/xmlrpc")));
        manager.deploy();
        try {
            Undertow undertow = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(manager.start())
                    .build();
            undertow.start();
            return undertow;
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(EntryPoint entryPoint, int http, String reason, String address) {
        refusals.add(http + " " + reason);
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/xmlrpc"))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return send(request().header("Content-Type", "text/xml").POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> call(String method, String... parameters) throws IOException, InterruptedException {
        return post(Calls.call(method, parameters));
    }

    /** Writes raw bytes, and reads until the server closes the connection. */
    String raw(String bytes) throws IOException {
        return raw(bytes, false);
    }

    /** Writes raw bytes, says that no more will come, and reads until the server closes the connection. */
    String rawThenNothing(String bytes) throws IOException {
        return raw(bytes, true);
    }

    private String raw(String bytes, boolean thenNothing) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (thenNothing) {
                socket.shutdownOutput();
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        undertow.stop();
        creators.close();
        timer.shutdownNow();
    }
}
