package io.accountcreator.host.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.ask.AskedOperation;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTrafficTest {
    @Test
    void everyOperationShouldAnswerGoodAndBadValuesWithoutAnErrorOfTheServer() {
        try (JsonHost host = new JsonHost(Map.of("accountcreator.api.create", "open"))) {
            JsonTraffic traffic = new JsonTraffic(host.context(), 20260101);

            Map<Integer, Integer> seen = traffic.run(3000);

            System.out.println("HTTP statuses of the traffic: " + seen);
            assertThat(seen).containsKeys(200, 400, 401, 403, 404, 405, 406, 409, 413, 415, 422);
            assertThat(traffic.operations())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(AskedOperation.values())
                            .map(AskedOperation::javaName)
                            .toList());
        }
    }
}
