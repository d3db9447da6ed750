package io.accountcreator.ldap;

import java.util.Map;

class PreRegistrationOnMemoryTest extends PreRegistrationEntryContract {
    PreRegistrationOnMemoryTest() {
        super(Map.of());
    }
}
