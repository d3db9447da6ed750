package io.accountcreator.ldap;

import java.util.Map;

/** Where no two accounts may have one e-mail address, all else is as it was. */
class ContractWithUniqueEmailTest extends OnMemory implements LdapContract {
    ContractWithUniqueEmailTest() {
        super(Map.of("accountcreator.ldap.unique-email", "true"));
    }
}
