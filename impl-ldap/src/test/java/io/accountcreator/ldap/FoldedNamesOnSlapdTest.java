package io.accountcreator.ldap;

import java.util.Map;

class FoldedNamesOnSlapdTest extends OnSlapd implements FoldedNamesContract {
    FoldedNamesOnSlapdTest() {
        super(Map.of());
    }
}
