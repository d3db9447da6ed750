package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.accountcreator.AccountCreators;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeServerTest {
    private static final String LIST = "<methodCall><methodName>system.listMethods</methodName></methodCall>";

    @Test
    void theHostShouldServeItsPathsAndNothingElse() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            for (String path : new String[] {"/xmlrpc", "/xmlrpc.php", "/wizard.php"}) {
                assertThat(host.post(path, LIST).statusCode()).as(path).isEqualTo(200);
            }
            for (String path : new String[] {"/", "/xmlrpc/x", "/health", "/META-INF/beans.xml", "/xmlrpc%2F"}) {
                assertThat(host.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void theHostShouldServeAtThePathsOfTheSettings() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of("accountcreator.gateway.paths", "/a/b.php"))) {
            assertThat(host.gateway().getPath()).isEqualTo("/a/b.php");
            assertThat(host.post("/a/b.php", LIST).statusCode()).isEqualTo(200);
            assertThat(host.get("/xmlrpc").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, localhost", "::1, [::1]", "[::1], [::1]"})
    void anAddressShouldBeWrittenAsInAUri(String host, String expected) {
        assertThat(SeServer.inUri(host)).isEqualTo(expected);
    }

    @Test
    void theHostShouldBeLiveAndReady() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            for (String path : new String[] {"/health/live", "/health/ready"}) {
                assertThat(host.get(path).statusCode()).as(path).isEqualTo(200);
                assertThat(host.get(path).body()).isEqualTo("{\"status\":\"UP\"}");
                assertThat(host.get(path).headers().firstValue("Content-Type")).contains("application/json");
                assertThat(host.post(path, LIST).statusCode()).as(path).isEqualTo(405);
            }
        }
    }

    @Test
    void theHostShouldStayLiveWhenItsBackendIsNotReady() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            host.select(AccountCreators.class).setService(new AccountCreatorService() {
                @Override
                public boolean ready() {
                    return false;
                }
            });

            await().until(() -> host.get("/health/ready").statusCode() == 503);
            assertThat(host.get("/health/ready").body()).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(host.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theHostShouldStayReadyAndSaySoWhenItsBackendIsDegraded() throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            host.select(AccountCreators.class).setService(new AccountCreatorService() {
                @Override
                public Optional<String> degraded() {
                    return Optional.of("no \"changes\"");
                }
            });

            HttpResponse<String> ready = host.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).isEqualTo("{\"status\":\"DEGRADED\",\"reasons\":[\"no \\\"changes\\\"\"]}");
            assertThat(host.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void aStoppingHostShouldAnswerTheRequestsUnderWay() throws Exception {
        CompletableFuture<Completion> asked = new CompletableFuture<>();
        RunningHost host = RunningHost.start(Map.of());
        host.select(AccountCreators.class).setService(new AccountCreatorService() {
            @Override
            public Status isAccountExist(AccountRequest request, Completion completion) {
                asked.complete(completion);
                return Status.REQUEST_OK;
            }
        });
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> isUsed(host, "bob"));
        Completion completion = asked.get(30, TimeUnit.SECONDS);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(host::close);
        await().until(() -> host.get("/health/live").statusCode() == 503);
        completion.complete(Status.ACCOUNT_EXIST);

        assertThat(answer.get(30, TimeUnit.SECONDS).body()).contains("<string>OK</string>");
        stopped.get(30, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> isUsed(RunningHost host, String user) {
        try {
            return host.post(
                    "/xmlrpc",
                    "<methodCall><methodName>is_account_used</methodName><params><param><value>" + user
                            + "</value></param></params></methodCall>");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStoppedHostShouldAnswerNoMore() throws Exception {
        RunningHost host = RunningHost.start(Map.of());
        host.close();

        assertThatThrownBy(() -> host.get("/health/live")).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortInUseShouldStopTheStartWithItsSetting() {
        try (RunningHost host = RunningHost.start(Map.of())) {
            String port = Integer.toString(host.gateway().getPort());

            assertThatThrownBy(() -> RunningHost.start(Map.of("accountcreator.http.port", port)))
                    .hasMessage("setting accountcreator.http.port: '" + port
                            + "' found, expected a port of 127.0.0.1 that is free to listen at");
        }
    }
}
