package io.accountcreator.ldap;

class UndeliveredTest extends OnMemory implements UndeliveredContract {
    UndeliveredTest() {
        super(SETTINGS);
    }
}
