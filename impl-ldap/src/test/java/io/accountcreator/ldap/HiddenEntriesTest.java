package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that is set up wrongly says nothing about accounts. */
class HiddenEntriesTest {
    @Test
    void everyOperationShouldFailAsOutageWhenTheBaseIsMissing() {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(
                        with(slapd.settings(), "accountcreator.ldap.base-dn", "ou=sip,ou=wrong," + Slapd.BASE))) {
            assertThat(OutageTest.all())
                    .allSatisfy(operation ->
                            assertThat(fixture.ask(operation).failure()).isEqualTo(Failure.OUTAGE));
            assertThat(fixture.service.ready()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing at all.
                "to * by * none",
                // Everything but the accounts.
                "to dn.subtree=\"ou=accounts,dc=example,dc=org\" by * none",
                // The container, but no account.
                "to dn.subtree=\"ou=sip.example.org,ou=accounts,dc=example,dc=org\" by * auth",
                // Accounts, but not what they must have.
                "to attrs=sipAccountActivated by * none",
                // Accounts, but not their hashes: a right password must not be called wrong.
                "to attrs=sipAccountHA1MD5,sipAccountHA1SHA256 by * none",
            })
    void passwordShouldNotBeWrongNorAccountUnknownWhenItIsHidden(String rule) throws Exception {
        Slapd.Setup setup = Slapd.Setup.database(
                "olcAccess: to attrs=userPassword by * auth",
                "olcAccess: " + rule,
                "olcAccess: to * by dn.exact=\"" + Slapd.CREATOR + "\" write by * none");
        try (Slapd slapd = Slapd.start(setup);
                LdapFixture admin =
                        new LdapFixture(with(slapd.settings(), "accountcreator.ldap.bind-dn", Slapd.ADMIN))) {
            assertThat(admin.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            try (LdapFixture fixture = new LdapFixture(slapd.settings())) {
                FinalStatus end = fixture.ask(AccountCreator::deleteAccount);

                assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
            }
        }
    }

    @Test
    void addressShouldNotBeFreeWhenItsReservationIsHidden() throws Exception {
        Slapd.Setup setup = Slapd.Setup.database(
                "olcAccess: to attrs=userPassword by * auth",
                "olcAccess: to dn.subtree=\"ou=aliases,dc=example,dc=org\" by * none",
                "olcAccess: to * by dn.exact=\"" + Slapd.CREATOR + "\" write by * none");
        try (Slapd slapd = Slapd.start(setup)) {
            Map<String, String> settings = with(slapd.settings(), "accountcreator.ldap.unique-email", "true");
            try (LdapFixture admin = new LdapFixture(with(settings, "accountcreator.ldap.bind-dn", Slapd.ADMIN));
                    LdapFixture fixture = new LdapFixture(settings)) {
                Accounts accounts = ((OnFixture) () -> admin).accounts();
                Person owner = accounts.activeByEmail();

                FinalStatus end = fixture.ask(creator -> {
                    creator.setPhoneNumber(null, null);
                    creator.setEmail(owner.email());
                    return creator.createAccount();
                });

                assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
                assertThat(fixture.sent.all()).isEmpty();
            }
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(key, value);
        return all;
    }
}
