package io.accountcreator.host.inbound.json;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTrafficTest {
    @Test
    void everyOperationShouldAnswerGoodAndBadValuesWithoutAnErrorOfTheServer() {
        try (JsonHost host = new JsonHost(Map.of("accountcreator.api.create", "open"))) {
            new JsonTraffic(host.context(), 20260101).run(3000);
        }
    }
}
