package io.accountcreator.host.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.host.runtime.start.Trial;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Together;
import io.accountcreator.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request is like, whoever comes after it on the same connection is answered, and is answered what was asked. */
class KeptConnectionsTest {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
    private static final String CALL = "<methodCall><methodName>is_account_used</methodName><params><param><value>"
            + "<string>bob</string></value></param></params></methodCall>";

    private RunningHost host;

    @BeforeEach
    void start() {
        host = RunningHost.start(Map.of());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nextRequestOnAConnectionShouldBeAnsweredWhateverBodyTheOneBeforeHad(boolean later) throws Exception {
        answering(later);

        assertThat(wrong(8, trial -> trial.onOneConnection(host.gateway(), "/xmlrpc")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void somebodyElseBehindTheSameProxyShouldBeAnsweredWhateverBodyTheRequestBeforeHad(boolean later) throws Exception {
        answering(later);
        for (String buffering : List.of("on", "off")) {
            try (Nginx nginx = Nginx.before(host.gateway(), buffering)) {
                assertThat(wrong(1, trial -> trial.throughProxy(nginx.uri(), "/xmlrpc")))
                        .as("proxy_request_buffering " + buffering)
                        .isEmpty();
            }
        }
    }

    /** What one trial came to. */
    private interface Way {
        Optional<String> go(Trial trial);
    }

    private List<String> wrong(int callers, Way way) throws Exception {
        List<Callable<Optional<String>>> trials = Trial.all(addresses()).stream()
                .map(trial -> (Callable<Optional<String>>) () -> way.go(trial))
                .toList();
        return Together.all(callers, trials).stream().flatMap(Optional::stream).toList();
    }

    private List<List<String>> addresses() throws Exception {
        String link = "?username=bob&confirmation_key=x";
        Matcher action = ACTION.matcher(host.get("/activate" + link).body());
        assertThat(action.find()).isTrue();
        String form = URI.create(
                        "http://x/" + action.group(1).replace("&amp;", "&").replace("&#61;", "="))
                .getRawQuery();
        String type = "application/x-www-form-urlencoded";
        return List.of(
                List.of("/health/live", "text/plain", "body"),
                List.of("/health/ready", "text/plain", "body"),
                List.of("/activate", type, "body"),
                List.of("/activate" + link, type, "body"),
                List.of("/activate?" + form, type, "body"),
                List.of("/activation.php?" + form, type, "body"),
                List.of("/xmlrpc", "text/xml", CALL),
                List.of("/wizard.php", "text/plain", CALL),
                List.of("/api/v1/accounts/bob", "application/json", "{}"),
                List.of("/api/v1/accounts/bob/is-account-exist", "application/json", "{}"),
                List.of("/api/v1/accounts/bob/recover-account", "application/json", "{}"),
                List.of("/api/v1/nowhere", "text/plain", "body"),
                List.of("/nowhere", "text/plain", "body"));
    }

    private void answering(boolean later) {
        host.select(AccountCreators.class).setService(new AccountCreatorService() {
            @Override
            public Status isAccountExist(AccountRequest request, Completion completion) {
                return answer(completion, Status.ACCOUNT_NOT_EXIST);
            }

            @Override
            public Status activateAccount(AccountRequest request, Completion completion) {
                return answer(completion, Status.WRONG_ACTIVATION_CODE);
            }

            @Override
            public boolean ready() {
                if (later) {
                    CompletableFuture.runAsync(() -> {}, LATER).join();
                }
                return true;
            }

            private Status answer(Completion completion, Status status) {
                if (later) {
                    LATER.execute(() -> completion.complete(status));
                } else {
                    completion.complete(status);
                }
                return Status.REQUEST_OK;
            }
        });
    }
}
