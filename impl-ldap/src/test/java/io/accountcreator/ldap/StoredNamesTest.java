package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.Test;

/** Names outside ASCII are stored to the letter, on a directory that checks its schema. */
class StoredNamesTest {
    private static final String USERNAME = "zoé 😀";
    private static final String DISPLAY_NAME = "Zoé Ångström 張 😀 <x>&";

    @Test
    void entryShouldHaveUserAndDisplayNameToTheLetterAndAnEscapedSipUri() throws LDAPException {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build();
                AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(USERNAME);
            creator.setDisplayName(DISPLAY_NAME);
            creator.setEmail("zoe@example.org");
            creator.setPassword(fixture.codes.password());

            Status status = creator.createAccount()
                    .finalStatus()
                    .toCompletableFuture()
                    .join()
                    .status();

            assertThat(status).isEqualTo(Status.ACCOUNT_CREATED);
            Entry entry =
                    fixture.directory().getEntry("uid=" + USERNAME + ",ou=sip.example.org,ou=accounts," + Slapd.BASE);
            assertThat(entry.getAttributeValue("uid")).isEqualTo(USERNAME);
            assertThat(entry.getAttributeValue("displayName")).isEqualTo(DISPLAY_NAME);
            assertThat(entry.getAttributeValue("SIPIdentitySIPURI"))
                    .isEqualTo("sip:zo%C3%A9%20%F0%9F%98%80@sip.example.org");
        }
    }
}
