package io.accountcreator.host.inbound.json;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.runtime.start.LdapHost;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The whole host with accounts in the embedded directory, which serves every domain and knows API keys. */
final class JsonHost implements AutoCloseable {
    private final LdapHost host;

    JsonHost(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(JsonClient.settings());
        all.put("accountcreator.domains", "*");
        all.putAll(settings);
        host = LdapHost.start(all);
    }

    AccountCreators creators() {
        return host.creators();
    }

    URI context() {
        return URI.create("http://127.0.0.1:" + host.gateway().getPort());
    }

    JsonClient client() {
        return JsonClient.of(context());
    }

    /** The newest code that went to a phone number or address. */
    String code(String to) {
        return host.code(to);
    }

    @Override
    public void close() {
        host.close();
    }
}
