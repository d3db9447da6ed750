package io.accountcreator.host.inbound.xmlrpc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.credential.DigestRequest;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.inbound.body.ArrivalLimits;
import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.BodyReceiver;
import io.accountcreator.host.inbound.body.ContainerThread;
import io.accountcreator.host.inbound.body.MediaTypes;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.executor.HostExecutors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * XML-RPC as Linphone apps speak it, over HTTP POST. No thread waits, neither for a body nor for a backend. Bodies are
 * limited to 64 KiB, and in what they hold together while they arrive.
 */
@Dependent
public class XmlRpcGateway extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Set<String> MEDIA_TYPES = Set.of("text/xml", "application/xml");
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");

    private final transient GatewayCalls calls;
    private final transient AccessControl access;
    private final transient Refusals refusals;
    private final transient Optional<GatewayKeys> keys;
    private final transient ScheduledExecutorService timer;
    private final transient ArrivingRequests arriving;
    private final Duration receive;
    private final Duration longest;

    @Inject
    XmlRpcGateway(
            AccountCreators creators,
            HostConfig config,
            AccessControl access,
            ResponsePadding padding,
            HostExecutors executors,
            Refusals refusals,
            ArrivingRequests arriving,
            ArrivalLimits limits) {
        this(
                new GatewayCalls(creators, config, access, padding),
                access,
                refusals,
                executors.timer(),
                arriving,
                limits.half(),
                config.deadline().plus(access.protection().pad()));
    }

    XmlRpcGateway(
            GatewayCalls calls,
            AccessControl access,
            Refusals refusals,
            ScheduledExecutorService timer,
            ArrivingRequests arriving,
            Duration receive,
            Duration deadline) {
        this.calls = calls;
        this.access = access;
        this.refusals = refusals;
        keys = access.gatewayKeys().map(GatewayKeys::new);
        this.timer = timer;
        this.arriving = arriving;
        this.receive = receive;
        longest = receive.plus(deadline).plus(SLACK);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InetAddress client = access.client(request);
        Refusal note = refusals.of(EntryPoint.GATEWAY, client);
        GatewayReply refusal = refusal(request);
        if (refusal != null) {
            refusal.noteIn(note);
            if (refusal.status() == GatewayReply.METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", "POST");
            }
            GatewayExchange.write(response, refusal);
            return;
        }
        try {
            receive(request, new GatewayCaller(client, DigestRequest.of(request), key(request)), note);
        } catch (RefusedException e) {
            e.reply().noteIn(note);
            GatewayExchange.write(response, e.reply());
        }
    }

    private @Nullable ApiKey key(HttpServletRequest request) throws RefusedException {
        return keys.isPresent() ? keys.get().identify(request) : null;
    }

    private void receive(HttpServletRequest request, GatewayCaller caller, Refusal note) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(longest.toMillis());
        GatewayExchange exchange = new GatewayExchange(async, note);
        async.addListener(exchange);
        ContainerThread thread = new ContainerThread(async);
        BodyReceiver body = new BodyReceiver(
                request.getInputStream(),
                request.getContentLengthLong() < 0,
                MOST_BYTES,
                arriving,
                exchange.receiving((bytes, length) -> thread.run(() -> answer(exchange, caller, bytes, length))));
        exchange.watchedBy(body, timer.schedule(() -> exchange.answer(late()), receive.toMillis(), MILLISECONDS));
        body.begin();
    }

    private void answer(GatewayExchange exchange, GatewayCaller caller, byte[] body, int length) {
        try {
            calls.answer(XmlRpcReader.read(body, length), caller).thenAccept(exchange::answer);
        } catch (MalformedCallException e) {
            exchange.answer(GatewayReply.error(GatewayReply.BAD_REQUEST, e.reason()));
        }
    }

    /** What can be refused without the body, null if nothing is. */
    private static @Nullable GatewayReply refusal(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return GatewayReply.error(GatewayReply.METHOD_NOT_ALLOWED, "only POST is taken");
        }
        if (Collections.list(request.getHeaders("Content-Type")).size() > 1) {
            return GatewayReply.error(GatewayReply.BAD_REQUEST, "a header stands twice");
        }
        if (!MediaTypes.isOneOf(request.getContentType(), MEDIA_TYPES, CHARSETS)) {
            return GatewayReply.error(GatewayReply.UNSUPPORTED_MEDIA_TYPE, "only XML in UTF-8 is taken");
        }
        if (request.getHeader("Content-Encoding") != null) {
            return GatewayReply.error(GatewayReply.UNSUPPORTED_MEDIA_TYPE, "no content encoding is taken");
        }
        return request.getContentLengthLong() > MOST_BYTES ? GatewayExchange.tooLarge() : null;
    }

    private static GatewayReply late() {
        return GatewayReply.error(GatewayReply.REQUEST_TIMEOUT, "the body did not arrive in time");
    }
}
