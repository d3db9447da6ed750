package io.accountcreator.host.inbound.json;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.json.JsonCalls.Call;
import io.accountcreator.host.inbound.json.Subject.Kind;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.host.runtime.config.HostConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by user name and aliases by phone number; every operation is an action on one of them. The answer is given when
 * the final status is there, and no thread waits for it.
 */
@Path("{kind}/{who}")
@ApplicationScoped
public class AccountsResource {
    private static final byte[] NOTHING = {};

    private final JsonCalls calls;
    private final JsonBody bodies;
    private final Refusals refusals;

    /** For the client proxy only; public, as implementations look for such a one before they ask CDI. */
    @SuppressWarnings("NullAway")
    public AccountsResource() {
        calls = null;
        bodies = null;
        refusals = null;
    }

    @Inject
    AccountsResource(
            AccountCreators creators,
            HostConfig config,
            ApiAuthorisation authorisation,
            AccessControl access,
            ResponsePadding padding,
            JsonBody bodies,
            Refusals refusals) {
        calls = new JsonCalls(creators, config, authorisation, access, padding);
        this.bodies = bodies;
        this.refusals = refusals;
    }

    /**
     * Asks whether an account exists, or whether an alias is used.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param request holds the API key and who asks
     * @param response takes the answer
     */
    @GET
    public void look(
            @PathParam("kind") String kind,
            @PathParam("who") String who,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        String question = Kind.of(kind)
                .map(Kind::question)
                .map(AskedOperation::commandName)
                .orElse("");
        answer(request, response, call(request, kind, who, question, false));
    }

    /**
     * Asks a question.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param operation which question
     * @param request holds the API key and who asks
     * @param response takes the answer
     */
    @GET
    @Path("{operation}")
    public void ask(
            @PathParam("kind") String kind,
            @PathParam("who") String who,
            @PathParam("operation") String operation,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        answer(request, response, call(request, kind, who, operation, false));
    }

    /**
     * Carries an operation out.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param operation which operation
     * @param request holds the API key and who asks
     * @param response takes the answer
     */
    @POST
    @Path("{operation}")
    public void act(
            @PathParam("kind") String kind,
            @PathParam("who") String who,
            @PathParam("operation") String operation,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        Call call = call(request, kind, who, operation, true);
        Refusal note = note(request);
        Optional<Reply> refusal = calls.refusalBeforeBody(call);
        if (refusal.isPresent()) {
            resume(response, refusal.get(), note);
            return;
        }
        try {
            bodies.receive(
                    request,
                    body -> calls.answer(call.with(body)).thenAccept(reply -> resume(response, reply, note)),
                    note);
        } catch (IOException e) {
            resume(response, ApiFilter.broken(), note);
        }
    }

    private void answer(HttpServletRequest request, AsyncResponse response, Call call) {
        Refusal note = note(request);
        // No time limit beside the request's own deadline: RESTEasy would keep the whole exchange until it has passed,
        // however soon the answer comes.
        calls.answer(call).thenAccept(reply -> resume(response, reply, note));
    }

    private static void resume(AsyncResponse response, Reply reply, Refusal note) {
        reply.noteIn(note);
        response.resume(reply.response());
    }

    private Refusal note(HttpServletRequest request) {
        request.setAttribute(ApiFilter.FOUND, true);
        return refusals.of(EntryPoint.JSON, client(request));
    }

    private static Call call(HttpServletRequest request, String kind, String who, String operation, boolean posted) {
        ApiKey key = (ApiKey) request.getAttribute(ApiFilter.KEY);
        return new Call(key, client(request), kind, who, operation, posted, NOTHING);
    }

    private static @Nullable InetAddress client(HttpServletRequest request) {
        return (InetAddress) request.getAttribute(ApiFilter.CLIENT);
    }
}
