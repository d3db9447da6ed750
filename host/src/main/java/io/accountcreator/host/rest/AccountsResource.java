package io.accountcreator.host.rest;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.ask.AskedOperation;
import io.accountcreator.host.rest.JsonCalls.Call;
import io.accountcreator.host.rest.Subject.Kind;
import io.accountcreator.host.select.HostConfig;
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
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by user name and aliases by phone number; every operation is an action on one of them. The answer is given when
 * the final status is there, and no thread waits for it.
 */
@Path("{kind}/{who}")
@ApplicationScoped
public class AccountsResource {
    private static final byte[] NOTHING = {};
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final JsonCalls calls;
    private final Duration longest;

    /** For the client proxy only; public, as implementations look for such a one before they ask CDI. */
    @SuppressWarnings("NullAway")
    public AccountsResource() {
        calls = null;
        longest = null;
    }

    @Inject
    AccountsResource(AccountCreators creators, HostConfig config, Gatekeeper gatekeeper) {
        calls = new JsonCalls(creators, config, gatekeeper);
        longest = config.deadline().plus(SLACK);
    }

    /**
     * Asks whether an account exists, or whether an alias is used.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param request holds the API key
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
        answer(response, new Call(key(request), kind, who, question, false, NOTHING));
    }

    /**
     * Asks a question.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param operation which question
     * @param request holds the API key
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
        answer(response, new Call(key(request), kind, who, operation, false, NOTHING));
    }

    /**
     * Carries an operation out.
     *
     * @param kind accounts or aliases
     * @param who whom it is about
     * @param operation which operation
     * @param request holds the API key
     * @param body fields in JSON
     * @param response takes the answer
     */
    @POST
    @Path("{operation}")
    public void act(
            @PathParam("kind") String kind,
            @PathParam("who") String who,
            @PathParam("operation") String operation,
            @Context HttpServletRequest request,
            InputStream body,
            @Suspended AsyncResponse response) {
        try {
            byte[] bytes = body.readNBytes(JsonDoor.MOST_BYTES + 1);
            if (bytes.length > JsonDoor.MOST_BYTES) {
                response.resume(JsonDoor.tooLarge().response());
            } else {
                answer(response, new Call(key(request), kind, who, operation, true, bytes));
            }
        } catch (IOException e) {
            response.resume(JsonDoor.broken().response());
        }
    }

    private void answer(AsyncResponse response, Call call) {
        response.setTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        response.setTimeoutHandler(
                late -> late.resume(Reply.problem(504, "no answer in time").response()));
        calls.answer(call).thenAccept(reply -> response.resume(reply.response()));
    }

    private static @Nullable ApiKey key(HttpServletRequest request) {
        return (ApiKey) request.getAttribute(JsonDoor.KEY);
    }
}
