package io.accountcreator.host.rest;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.memory.AcceptingSender;
import io.accountcreator.host.start.RunningHost;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.AnnotationLiteral;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The whole host on Java SE, with accounts in the embedded directory. */
final class JsonHost implements AutoCloseable {
    private final RunningHost host;

    private static final class Ldap extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "ldap";
        }
    }

    JsonHost(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(JsonClient.settings());
        all.put("accountcreator.ldap.url", "memory:");
        all.put("accountcreator.domains", "*");
        // What is shown here has nothing to do with time.
        all.put("accountcreator.deadline", "PT2M");
        all.putAll(settings);
        host = RunningHost.start(all);
        creators()
                .setService(CDI.current()
                        .select(AccountCreatorService.class, new Ldap())
                        .get());
    }

    AccountCreators creators() {
        return host.select(AccountCreators.class);
    }

    URI context() {
        return URI.create("http://127.0.0.1:" + host.gateway().getPort());
    }

    JsonClient client() {
        return JsonClient.of(context());
    }

    /** The newest code that went to a phone number or address. */
    String code(String to) {
        return host.select(AcceptingSender.class).code(to);
    }

    @Override
    public void close() {
        host.close();
    }
}
