package io.accountcreator.ldap;

import java.util.Map;

class LateStepTest extends LateStepContract {
    LateStepTest() {
        super(Map.of());
    }

    @Override
    Map<String, String> settings() {
        return Map.of("accountcreator.ldap.url", "memory:");
    }

    @Override
    int interleavings() {
        return 100;
    }
}
