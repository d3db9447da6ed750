package io.accountcreator.host.start;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.observe.Refusals;
import io.accountcreator.host.select.BackendsExtension;
import io.accountcreator.host.select.HostConfig;
import io.accountcreator.host.select.HostExecutors;
import io.accountcreator.spi.Settings;
import io.undertow.Handlers;
import io.undertow.Undertow;
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
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.xnio.Options;
import org.xnio.Sequence;

/** The application on Java SE: CDI by Weld, servlets by Undertow. Runs from {@link #start} to {@link #close}. */
final class SeServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SeServer.class.getName());

    private static final Pattern TLS_SUITE = Pattern.compile(
            "TLS_(?:AES|CHACHA20)_[A-Z0-9_]++|TLS_ECDHE_(?:RSA|ECDSA)_WITH_(?:AES_[0-9]++_GCM|CHACHA20)_[A-Z0-9_]++");

    private static final int PARSE_MILLIS = 10_000;
    private static final int KEEP_ALIVE_MILLIS = 60_000;
    private static final int WRITE_MILLIS = 5_000;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_HEADERS = 64;
    private static final long MOST_BODY_BYTES = 1024 * 1024;

    private final SeContainer container;
    private final HostConfig config;
    private final Undertow undertow;
    private final GracefulShutdownHandler handler;
    private final CountDownLatch end = new CountDownLatch(1);

    private SeServer(SeContainer container, HostConfig config, Undertow undertow, GracefulShutdownHandler handler) {
        this.container = container;
        this.config = config;
        this.undertow = undertow;
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
            GracefulShutdownHandler handler = Handlers.gracefulShutdown(
                    guarded(deploy(container), container.select(Refusals.class).get()));
            Undertow.Builder listening = listener(
                    config,
                    TlsFiles.from(container.select(Settings.class).get()),
                    container.select(HostExecutors.class).get().timer());
            Undertow undertow = limited(listening, config).setHandler(handler).build();
            listen(undertow, config);
            return new SeServer(container, config, undertow, handler);
        } catch (RuntimeException | ServletException e) {
            container.close();
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private static HttpHandler guarded(HttpHandler servlets, Refusals refusals) {
        return new Doorkeeper(SeJson.bodyFirst(Doorkeeper.limited(servlets, refusals), refusals), refusals);
    }

    private static HttpHandler deploy(SeContainer container) throws ServletException {
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName("account-creator")
                .setContextPath("/")
                .setClassLoader(SeServer.class.getClassLoader())
                .setServletStackTraces(ServletStackTraces.NONE)
                .addServlet(SeJson.servlet())
                .addListener(new ListenerInfo(
                        HostServlets.class,
                        () -> new ImmediateInstanceHandle<>(
                                container.select(HostServlets.class).get())));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        return manager.start();
    }

    private static void listen(Undertow undertow, HostConfig config) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            // Undertow wraps the BindException.
            throw e.getCause() instanceof IOException ? config.notListening() : e;
        }
    }

    private static Undertow.Builder listener(
            HostConfig config, Optional<TlsFiles> tls, ScheduledExecutorService timer) {
        String address = config.listenAddress(tls.isPresent()).getHostAddress();
        return tls.isPresent()
                ? spoken(Undertow.builder().addHttpsListener(config.httpPort(), address, context(tls.get(), timer)))
                : Undertow.builder().addHttpListener(config.httpPort(), address);
    }

    /** Suites with forward secrecy and authenticated encryption alone, in TLS 1.3 and 1.2. */
    private static Undertow.Builder spoken(Undertow.Builder builder) {
        String[] suites = Stream.of(defaults().getCipherSuites())
                .filter(suite -> TLS_SUITE.matcher(suite).matches())
                .toArray(String[]::new);
        return builder.setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                .setSocketOption(Options.SSL_ENABLED_CIPHER_SUITES, Sequence.of(suites));
    }

    private static SSLParameters defaults() {
        try {
            return SSLContext.getDefault().getDefaultSSLParameters();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
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

    private static Undertow.Builder limited(Undertow.Builder builder, HostConfig config) {
        int idleMillis =
                Math.toIntExact(config.deadline().plusMillis(KEEP_ALIVE_MILLIS).toMillis());
        return builder
                // A client that sends on and on but reads no answer would keep threads waiting.
                .setSocketOption(Options.WRITE_TIMEOUT, WRITE_MILLIS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, KEEP_ALIVE_MILLIS)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, idleMillis)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MOST_BODY_BYTES);
    }

    /** Where the gateway answers. */
    URI gateway() {
        Undertow.ListenerInfo listener = undertow.getListenerInfo().get(0);
        InetSocketAddress at = (InetSocketAddress) listener.getAddress();
        return URI.create(listener.getProtcol() + "://" + inUri(config.httpHost()) + ":" + at.getPort()
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
            undertow.stop();
            container.close();
            LOG.log(Level.INFO, "stopped");
            end.countDown();
        }
    }
}
