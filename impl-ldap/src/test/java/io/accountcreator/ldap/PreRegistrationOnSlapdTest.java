package io.accountcreator.ldap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PreRegistrationOnSlapdTest extends PreRegistrationEntryContract {
    private static Slapd slapd;

    PreRegistrationOnSlapdTest() {
        super(slapd.settings());
    }

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }
}
