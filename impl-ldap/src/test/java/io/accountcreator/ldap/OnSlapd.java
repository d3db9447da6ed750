package io.accountcreator.ldap;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same in a directory of slapd, which the tests of a class have together. */
public abstract class OnSlapd extends OnMemory {
    public static Slapd slapd;

    public OnSlapd(Map<String, String> settings) {
        super(with(slapd.settings(), settings));
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
