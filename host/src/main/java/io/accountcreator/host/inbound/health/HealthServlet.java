package io.accountcreator.host.inbound.health;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.outbound.audit.AuditDestination;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.executor.HostExecutors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers {@code /health/live}: 200 as long as the host can answer at all; and {@code /health/ready}: 200 if requests would
 * reach their accounts, else 503, without saying why. If something else does not work, such as changes, it is 200 with what that
 * is: a load balancer that took every host away for it would end what does work.
 */
@Dependent
public class HealthServlet extends HttpServlet {
    /** Where it is asked whether the host lives. */
    public static final String LIVE = "/health/live";

    /** Where it is asked whether requests would reach their accounts. */
    public static final String READY = "/health/ready";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(HealthServlet.class.getName());
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String DOWN = "{\"status\":\"DOWN\"}";
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient ReadyProbe probe;
    private final transient AccountCreators creators;
    private final transient AccessControl access;
    private final transient Refusals refusals;

    @Inject
    HealthServlet(
            AccountCreators creators,
            HostConfig config,
            HostExecutors executors,
            AccessControl access,
            Refusals refusals) {
        this.creators = creators;
        this.access = access;
        this.refusals = refusals;
        probe = new ReadyProbe(
                () -> config.hasDomain() && creators.service().ready(),
                executors.work(),
                executors.timer(),
                LIMIT,
                FRESH,
                System::nanoTime);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            Reply refusal = Reply.refusal(
                            request.getServletPath(), HttpServletResponse.SC_METHOD_NOT_ALLOWED, "only GET is taken")
                    .with("Allow", "GET, HEAD");
            refusal.noteIn(refusals.of(EntryPoint.SERVER, access.client(request)));
            refusal.write(response);
            return;
        }
        if (request.getServletPath().equals(LIVE)) {
            write(response, HttpServletResponse.SC_OK, UP);
            return;
        }
        AsyncContext async = request.startAsync();
        // The probe has its own limit; the container's is there in case it breaks it.
        async.setTimeout(2 * LIMIT.toMillis());
        probe.ready().thenAccept(ready -> answer(async, ready));
    }

    private void answer(AsyncContext async, boolean ready) {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        try {
            if (ready) {
                write(response, HttpServletResponse.SC_OK, up());
            } else {
                write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, DOWN);
            }
            async.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the caller has gone", e);
        }
    }

    private String up() {
        JsonArray reasons = Json.createArrayBuilder(Stream.of(backend(), AuditDestination.degraded())
                        .flatMap(Optional::stream)
                        .toList())
                .build();
        return reasons.isEmpty()
                ? UP
                : Json.createObjectBuilder()
                        .add("status", "DEGRADED")
                        .add("reasons", reasons)
                        .build()
                        .toString();
    }

    private Optional<String> backend() {
        try {
            return creators.service().degraded();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "the backend threw when asked what does not work", e);
            return Optional.empty();
        }
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
