package io.accountcreator.host.inbound.page;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.CallSequence;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.inbound.json.Reply;
import io.accountcreator.host.inbound.page.Activation.Result;
import io.accountcreator.host.outbound.audit.EntryPoint;
import io.accountcreator.host.outbound.audit.Refusals;
import io.accountcreator.host.outbound.audit.Refusals.Refusal;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.host.text.RepeatableName;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the link in an activation mail leads. GET shows a button and asks nobody anything, so that a mail scanner that opens
 * links activates nothing; the button's POST activates.
 */
@Dependent
public class ActivationPage extends HttpServlet {
    /** Where the page is, below the context root: our own name for it, and the one that links of old have. */
    public static final String[] PATHS = {ActivationLink.PATH, "/activation.php"};

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ActivationPage.class.getName());
    private static final String COOKIE = "activated";
    private static final int COOKIE_SECONDS = 24 * 60 * 60;
    private static final long NO_CONTAINER_LIMIT = 0;

    private final transient MessageTexts texts;
    private final transient PageWriter writer;
    private final transient PageKey key;
    private final transient SameSite site;
    private final transient Activation activation;
    private final transient AccessControl access;
    private final transient Refusals refusals;
    private final String defaultDomain;
    private final boolean secure;

    @Inject
    ActivationPage(
            AccountCreators creators,
            Settings settings,
            HostConfig config,
            MessageTexts texts,
            AccessControl access,
            ResponsePadding padding,
            Refusals refusals) {
        this.texts = texts;
        this.access = access;
        this.refusals = refusals;
        defaultDomain = Optional.ofNullable(config.rules().domain()).orElse("");
        writer = new PageWriter(texts);
        key = PageKey.from(settings);
        Optional<URI> publicUrl = ActivationLink.publicUrl(settings);
        site = new SameSite(publicUrl);
        secure = publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
        activation = new Activation(new CallSequence(creators, access, padding));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(request, response);
            case "POST" -> activate(request, response);
            default -> {
                Reply refusal = Reply.refusal(
                                request.getServletPath(),
                                HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                                "only GET, HEAD and POST are taken")
                        .with("Allow", "GET, HEAD, POST");
                refusal.noteIn(note(request));
                refusal.write(response);
            }
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ActivationQuery> query = ActivationQuery.parse(request.getQueryString());
        if (query.isEmpty()) {
            Page.MALFORMED.noteIn(note(request));
            write(request, response, Page.MALFORMED, null);
        } else {
            write(request, response, isDone(request, query.get()) ? Page.ALREADY : Page.ASK, query.get());
        }
    }

    /** Everything stands in the address; the body is not waited for. */
    private void activate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ActivationQuery> parsed = ActivationQuery.parse(request.getQueryString());
        if (parsed.isEmpty()) {
            Page.MALFORMED.noteIn(note(request));
            write(request, response, Page.MALFORMED, null);
            return;
        }
        ActivationQuery query = parsed.get();
        if (!site.allows(request) || !key.isToken(query)) {
            Page.STALE.noteIn(note(request));
            write(request, response, Page.STALE, query);
        } else if (isDone(request, query)) {
            write(request, response, Page.ALREADY, query);
        } else {
            activate(request, query);
        }
    }

    private void activate(HttpServletRequest request, ActivationQuery query) {
        InetAddress client = access.client(request);
        Refusal note = note(request);
        AsyncContext async = request.startAsync();
        // The request has a deadline of its own.
        async.setTimeout(NO_CONTAINER_LIMIT);
        activation.of(query, client).thenAccept(result -> answer(async, request, result, query, note));
    }

    private void answer(
            AsyncContext async, HttpServletRequest request, Result result, ActivationQuery query, Refusal note) {
        Page page = result.page();
        if (result.isRefusal()) {
            page.noteIn(note);
        }
        try {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            Duration wait = result.retryAfter();
            if (wait != null) {
                response.setHeader("Retry-After", Long.toString(wait.toSeconds()));
            }
            if (page == Page.DONE) {
                response.addHeader("Set-Cookie", cookie(request, query));
            }
            write(request, response, page, query);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the browser has gone", e);
        } finally {
            complete(async);
        }
    }

    private Refusal note(HttpServletRequest request) {
        return refusals.of(EntryPoint.PAGE, access.client(request));
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the exchange had ended", e);
        }
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, Page page, @Nullable ActivationQuery query)
            throws IOException {
        String asked = query == null ? null : query.language();
        String language = texts.language(asked, request.getHeader("Accept-Language"));
        Map<String, String> values = new HashMap<>();
        if (query != null) {
            String domain = query.domain() == null ? defaultDomain : query.domain();
            values.put("name", texts.name(domain));
            if (page == Page.ASK) {
                RepeatableName.of(query.username())
                        .ifPresent(username -> values.put(
                                "account",
                                username
                                        + texts.ownDomain(domain)
                                                .map(own -> "@" + own)
                                                .orElse("")));
                values.put("action", action(request, query));
            }
        }
        writer.write(response, page, language, values);
    }

    /** Relative, so that it is right behind whatever proxy. */
    private String action(HttpServletRequest request, ActivationQuery query) {
        String path = request.getServletPath();
        return path.substring(path.lastIndexOf('/') + 1) + "?" + query.withToken(key.token(query));
    }

    private boolean isDone(HttpServletRequest request, ActivationQuery query) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return false;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE) && key.isProof(query, cookie.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Lax: the link is followed from web mail, which is another site. */
    private String cookie(HttpServletRequest request, ActivationQuery query) {
        return COOKIE + "=" + key.proof(query) + "; Max-Age=" + COOKIE_SECONDS + "; HttpOnly; SameSite=Lax"
                + (secure || request.isSecure() ? "; Secure" : "");
    }
}
