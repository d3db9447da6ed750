package io.accountcreator.host.runtime.start;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.memory.AcceptingSender;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.AnnotationLiteral;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The whole host on Java SE, with accounts in the embedded directory. */
public final class LdapHost implements AutoCloseable {
    private final RunningHost host;

    private static final class Ldap extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "ldap";
        }
    }

    private LdapHost(Map<String, String> settings) {
        host = RunningHost.start(settings);
        creators()
                .setService(CDI.current()
                        .select(AccountCreatorService.class, new Ldap())
                        .get());
    }

    public static LdapHost start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("accountcreator.ldap.url", "memory:");
        // What is shown here has nothing to do with time.
        all.put("accountcreator.deadline", "PT2M");
        all.putAll(settings);
        return new LdapHost(all);
    }

    public AccountCreators creators() {
        return host.select(AccountCreators.class);
    }

    public URI gateway() {
        return host.gateway();
    }

    /** The newest code that went to a phone number or address. */
    public String code(String to) {
        return host.select(AcceptingSender.class).code(to);
    }

    @Override
    public void close() {
        host.close();
    }
}
