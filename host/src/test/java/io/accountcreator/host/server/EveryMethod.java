package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.SentCodes;
import io.accountcreator.host.server.deployed.DeployedServlet;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** The life of two accounts through the gateway, with every method in it, from outside the server. */
final class EveryMethod {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String NEW_HA1 = "fedcba9876543210fedcba9876543210";
    private static final String AGENT = "IT/1.0";
    private static final int METHODS = 17;

    private final URI host;
    private final SentCodes sent;
    private final String username;
    private final String phone;
    private final String backend;
    private final Set<String> called = new HashSet<>();

    /**
     * For accounts that are not there yet.
     *
     * @param host address of the host that is called
     * @param sent what was sent on its behalf
     */
    EveryMethod(URI host, SentCodes sent, String username, String phone, String backend) {
        this.host = host;
        this.sent = sent;
        this.username = username;
        this.phone = phone;
        this.backend = backend;
    }

    void run() {
        byEmail();
        aliasAndRecovery();
        passwords();
        byPhone(username + "2", phone.substring(0, phone.length() - 2) + "9" + phone.charAt(phone.length() - 1));
        assertThat(called).hasSize(METHODS);
        observersWereTold("sync");
        observersWereTold("async");
    }

    private void byEmail() {
        String email = username + "@example.org";
        expect("ERROR_ACCOUNT_DOESNT_EXIST", "get_phone_number_for_account", username, HostWar.DOMAIN);
        expect("NOK", "is_account_used", username, HostWar.DOMAIN);
        expect("OK", "create_email_account", username, email, HA1, AGENT, HostWar.DOMAIN);
        expect("NOK", "is_account_activated", username, HostWar.DOMAIN);
        String code = call("get_confirmation_key", username, HA1, HostWar.DOMAIN);
        expect(HA1, "activate_email_account", username, code, HostWar.DOMAIN);
        expect("OK", "is_account_activated", username, HostWar.DOMAIN);
        expect("OK", "recover_email_account", username, email, HostWar.DOMAIN);
    }

    private void aliasAndRecovery() {
        expect("NOK", "is_phone_number_used", phone, HostWar.DOMAIN);
        expect("OK", "link_phone_number_with_account", phone, username, HostWar.DOMAIN);
        expect("OK", "activate_phone_number_link", phone, username, sent.code(phone), HA1, HostWar.DOMAIN);
        expect("OK_ALIAS", "is_phone_number_used", phone, HostWar.DOMAIN);
        expect(username, "recover_phone_account", phone, HostWar.DOMAIN);
        expect(HA1, "recover_account_from_confirmation_key", username, sent.code(phone), HostWar.DOMAIN);
    }

    private void passwords() {
        expect("OK", "update_hash", username, HA1, NEW_HA1, HostWar.DOMAIN);
        expect("OK", "update_password", username, NEW_HA1, HA1, HostWar.DOMAIN);
        expect("OK", "delete_account", username, HA1, HostWar.DOMAIN);
    }

    private void byPhone(String second, String number) {
        expect("OK", "create_phone_account", number, second, HA1, AGENT, HostWar.DOMAIN);
        expect(HA1, "activate_phone_account", number, second, sent.code(number), HostWar.DOMAIN);
        expect("OK", "delete_account", second, HA1, HostWar.DOMAIN);
    }

    private void observersWereTold(String kind) {
        String url = host + DeployedServlet.TOLD.substring(1) + "?kind=" + kind + "&user=" + username;
        Awaitility.await(kind).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Http.text(url).lines())
                .contains(
                        "CREATE_ACCOUNT ACCOUNT_CREATED " + backend,
                        "ACTIVATE_ACCOUNT ACCOUNT_ACTIVATED " + backend,
                        "DELETE_ACCOUNT REQUEST_OK " + backend));
    }

    private void expect(String answer, String method, String... parameters) {
        assertThat(call(method, parameters)).as(method).isEqualTo(answer);
    }

    private String call(String method, String... parameters) {
        called.add(method);
        return RawCall.call(URI.create(host + "xmlrpc"), method, List.of(parameters));
    }
}
