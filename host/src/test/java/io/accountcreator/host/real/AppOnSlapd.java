package io.accountcreator.host.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.ldap.Slapd;
import io.accountcreator.status.Status;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An unmodified Linphone client, set up as apps are: the domain stands in its configuration, and in a request only if the app
 * has it so. Its host keeps accounts in a real directory.
 */
public final class AppOnSlapd implements AutoCloseable {
    public static final String DOMAIN = "sip.example.org";

    private static final List<String> CONFIGURATION =
            List.of("cfg:assistant/domain=" + DOMAIN, "defcfg:reg_identity=sip:user@" + DOMAIN);

    private final Slapd slapd;
    private final SeHost host;
    private final RealClient client;

    private AppOnSlapd(Slapd slapd, SeHost host) {
        this.slapd = slapd;
        this.host = host;
        client = RealClient.of(host.gateway());
    }

    /** Starts directory and host, with settings besides those that all need. */
    public static AppOnSlapd start(Map<String, String> further) {
        Slapd slapd = Slapd.start();
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.gateway.test-methods", "true");
        settings.putAll(further);
        return new AppOnSlapd(slapd, SeHost.start(settings));
    }

    /**
     * Has the client do something, which has to end as expected.
     *
     * @param command operation and fields, with blanks between them
     * @param more fields that may have blanks
     */
    public JsonObject ask(Status expected, String command, String... more) {
        List<String> words = List.of(command.split(" "));
        List<String> fields = new ArrayList<>(CONFIGURATION);
        fields.addAll(words.subList(1, words.size()));
        fields.addAll(List.of(more));
        JsonObject answer = client.run(words.get(0), fields);
        assertThat(answer.getInt("final"))
                .as("%s %s", command, answer.get("response"))
                .isEqualTo(expected.code());
        return answer;
    }

    /** The code that the account's owner is told by the method for tests, as a field. */
    public String key(String... fields) {
        JsonObject answer = ask(Status.REQUEST_OK, "get_confirmation_key", fields);
        return "activation_code=" + answer.getString("response");
    }

    /** The newest code that went to a phone number or address, as a field. */
    public String code(String to) {
        return "activation_code=" + host.code(to);
    }

    public Slapd slapd() {
        return slapd;
    }

    @Override
    public void close() {
        try (slapd) {
            host.close();
        }
    }
}
