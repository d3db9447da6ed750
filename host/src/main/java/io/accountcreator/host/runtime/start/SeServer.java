package io.accountcreator.host.runtime.start;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.http.BodyReceivingHandler;
import io.accountcreator.host.inbound.http.Connections;
import io.accountcreator.host.inbound.http.HttpListener;
import io.accountcreator.host.inbound.http.ReloadingKeys;
import io.accountcreator.host.inbound.http.TlsFiles;
import io.accountcreator.host.inbound.http.UndertowRequestGuard;
import io.accountcreator.host.inbound.json.JsonHead;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.runtime.backend.BackendsExtension;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.Settings;
import io.undertow.Handlers;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xnio.OptionMap;
import org.xnio.Options;

/** The application on Java SE: CDI by Weld, servlets by Undertow. Runs from {@link #start} to {@link #close}. */
final class SeServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SeServer.class.getName());

    private static final int KEEP_ALIVE_MILLIS = 60_000;
    private static final int WRITE_MILLIS = 5_000;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_HEADERS = 64;
    private static final long MOST_BODY_BYTES = 1024 * 1024;

    private final SeContainer container;
    private final HostConfig config;
    private final boolean tls;
    private final HttpListener listener;
    private final GracefulShutdownHandler handler;
    private final CountDownLatch end = new CountDownLatch(1);

    private SeServer(
            SeContainer container,
            HostConfig config,
            boolean tls,
            HttpListener listener,
            GracefulShutdownHandler handler) {
        this.container = container;
        this.config = config;
        this.tls = tls;
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Starts; afterwards requests are answered.
     *
     * @throws RuntimeException if it cannot; then nothing is left running
     */
    static SeServer start() {
        BackendsExtension.checkSwitch();
        // Its own hook would end the beans while requests are still under way.
        SeContainer container = SeContainerInitializer.newInstance()
                .addProperty("org.jboss.weld.se.shutdownHook", false)
                .initialize();
        try {
            HostConfig config = container.select(HostConfig.class).get();
            GracefulShutdownHandler handler = Handlers.gracefulShutdown(guarded(deploy(container), container, config));
            ScheduledExecutorService timer =
                    container.select(HostExecutors.class).get().timer();
            Optional<SSLContext> tls =
                    TlsFiles.from(container.select(Settings.class).get()).map(files -> context(files, timer));
            return new SeServer(container, config, tls.isPresent(), listen(container, config, tls, handler), handler);
        } catch (RuntimeException | ServletException e) {
            container.close();
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private static HttpHandler guarded(HttpHandler servlets, SeContainer container, HostConfig config) {
        Refusals refusals = container.select(Refusals.class).get();
        boolean keys = container.select(AccessControl.class).get().gatewayKeys().isPresent();
        HttpHandler bodyFirst = new BodyReceivingHandler(
                servlets,
                container.select(ArrivingRequests.class).get(),
                container.select(ArrivalLimits.class).get(),
                refusals,
                container.select(JsonHead.class).get(),
                // Who has no key is refused before.
                keys ? Set.of() : Set.copyOf(config.gatewayPaths()));
        return new UndertowRequestGuard(UndertowRequestGuard.limited(bodyFirst, refusals), refusals);
    }

    private static HttpHandler deploy(SeContainer container) throws ServletException {
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName("account-creator")
                .setContextPath("/")
                .setClassLoader(SeServer.class.getClassLoader())
                .setServletStackTraces(ServletStackTraces.NONE)
                .addServlet(JavaSeJson.servlet())
                .addListener(new ListenerInfo(
                        HostServlets.class,
                        () -> new ImmediateInstanceHandle<>(
                                container.select(HostServlets.class).get())));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        return manager.start();
    }

    private static HttpListener listen(
            SeContainer container, HostConfig config, Optional<SSLContext> tls, HttpHandler handler) {
        ArrivalLimits limits = container.select(ArrivalLimits.class).get();
        AccessControl access = container.select(AccessControl.class).get();
        Connections connections =
                new Connections(limits, container.select(ArrivingRequests.class).get(), access::subscriber);
        InetSocketAddress at = new InetSocketAddress(config.listenAddress(tls.isPresent()), config.httpPort());
        try {
            return HttpListener.open(at, tls, options(limits), handler, connections);
        } catch (IOException e) {
            throw config.notListening();
        }
    }

    /** Looks at the dates of the certificate now and once a day. */
    private static SSLContext context(TlsFiles files, ScheduledExecutorService timer) {
        try {
            ReloadingKeys keys = new ReloadingKeys(files, System::nanoTime);
            Future<?> daily = timer.scheduleAtFixedRate(() -> keys.warn(Instant.now()), 0, 1, TimeUnit.DAYS);
            LOG.log(Level.DEBUG, "certificate is looked at daily: {0}", !daily.isCancelled());
            return keys.context();
        } catch (IOException e) {
            throw files.refused(e);
        }
    }

    /** No time for connections on which nothing happens: Undertow would keep those that are closed until then. */
    private static OptionMap options(ArrivalLimits limits) {
        return OptionMap.builder()
                // A client that sends on and on but reads no answer would keep threads waiting.
                .set(Options.WRITE_TIMEOUT, WRITE_MILLIS)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) limits.half().toMillis())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, KEEP_ALIVE_MILLIS)
                .set(UndertowOptions.MAX_HEADER_SIZE, MOST_HEADER_BYTES)
                .set(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
                .set(UndertowOptions.MAX_ENTITY_SIZE, MOST_BODY_BYTES)
                .getMap();
    }

    /** Where the gateway answers. */
    URI gateway() {
        return URI.create((tls ? "https" : "http") + "://" + inUri(config.httpHost()) + ":" + listener.port()
                + config.gatewayPaths().get(0));
    }

    static String inUri(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    HostConfig config() {
        return config;
    }

    /** What the active backend says of itself. */
    String backend() {
        return container.select(AccountCreators.class).get().service().description();
    }

    /** Waits until the server was closed. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Takes no new requests, lets those under way end within the deadline, and then ends everything. */
    @Override
    public void close() {
        handler.shutdown();
        try {
            handler.awaitShutdown(config.deadline().plus(Duration.ofSeconds(1)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
            container.close();
            LOG.log(Level.INFO, "stopped");
            end.countDown();
        }
    }
}
