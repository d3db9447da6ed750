package io.accountcreator.host.replay;

import io.accountcreator.host.real.RealClientLifecycle;
import io.accountcreator.host.real.SeHost;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real client's lifecycle on Java SE: the answers that it gets in every server. */
class SameAnswersIT {
    @Test
    void clientShouldBeAnsweredOnJavaSeAsRecorded() {
        try (SeHost host = SeHost.start(Map.of(
                "accountcreator.domain",
                "sip.example.org",
                "accountcreator.ldap.url",
                "memory:",
                "accountcreator.gateway.test-methods",
                "true"))) {
            RealClientLifecycle.checkAt(host.gateway(), host.sent());
        }
    }
}
