package io.accountcreator.ldap.config;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ALGO_NOT_SUPPORTED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.Algorithm;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.OnSlapd;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Form;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.SettingException;
import io.accountcreator.status.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Domains where MD5 is not wanted any more. */
class AlgorithmsTest extends OnSlapd {
    AlgorithmsTest() {
        super(Map.of(
                "accountcreator.domains", "old.example.org, any.example.org",
                "accountcreator.algorithms", "SHA-256",
                "accountcreator.algorithms.old.example.org", "MD5",
                "accountcreator.algorithms.any.example.org", "MD5, SHA-256"));
    }

    @Test
    void hashShouldBeRefusedWhenItsAlgorithmIsNotAllowedInTheDomain() {
        assertThat(create("sip.example.org", "MD5")).isEqualTo(ALGO_NOT_SUPPORTED);
        assertThat(create("sip.example.org", "SHA-256")).isEqualTo(ACCOUNT_CREATED);
        assertThat(create("old.example.org", "MD5")).isEqualTo(ACCOUNT_CREATED);
        assertThat(create("old.example.org", "SHA-256")).isEqualTo(ALGO_NOT_SUPPORTED);
        assertThat(create("any.example.org", "MD5")).isEqualTo(ACCOUNT_CREATED);
        assertThat(create("any.example.org", "SHA-256")).isEqualTo(ACCOUNT_CREATED);
    }

    @Test
    void newPasswordShouldBeRefusedWhenItsHashWouldBe() {
        Accounts accounts = accounts();
        Person bob = created(accounts);
        fixture.addHa1(DOMAIN, bob.username(), Algorithm.MD5, bob.ha1(Algorithm.MD5));
        Form form = accounts.of(bob).password(bob.password()).newPassword("new" + bob.password());

        assertThat(form.algorithm("MD5").ask(Operation.UPDATE_ACCOUNT).status()).isEqualTo(ALGO_NOT_SUPPORTED);
        assertThat(form.algorithm("SHA-256").ask(Operation.UPDATE_ACCOUNT).status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void oldPasswordShouldBeOfNoUseInAnotherAlgorithmOnceItWasChanged() {
        Accounts accounts = accounts();
        Person bob = created(accounts);
        fixture.addHa1(DOMAIN, bob.username(), Algorithm.MD5, bob.ha1(Algorithm.MD5));
        accounts.of(bob)
                .password(bob.password())
                .newPassword("new" + bob.password())
                .algorithm("SHA-256")
                .ask(Operation.UPDATE_ACCOUNT);

        assertThat(accounts.of(bob)
                        .password(bob.password())
                        .algorithm("MD5")
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_NOT_AUTHORIZED);
    }

    @Test
    void startShouldFailWhenAnAlgorithmIsUnknown() {
        Map<String, String> settings = Map.of(
                "accountcreator.ldap.url", "memory:",
                "accountcreator.algorithms.sip.example.org", "MD5,SHA-512");

        assertThatThrownBy(() -> new LdapFixture(settings).close())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.algorithms.sip.example.org: 'SHA-512' found");
    }

    private Status create(String domain, String algorithm) {
        Person anyone = Person.any();
        return accounts()
                .of(anyone)
                .domain(domain)
                .email(anyone.email())
                .password(anyone.password())
                .algorithm(algorithm)
                .ask(Operation.CREATE_ACCOUNT)
                .status();
    }

    private static Person created(Accounts accounts) {
        Person bob = Person.any();
        accounts.of(bob)
                .email(bob.email())
                .password(bob.password())
                .algorithm("SHA-256")
                .ask(Operation.CREATE_ACCOUNT);
        accounts.of(bob).algorithm("SHA-256").code(accounts.code(bob.email())).ask(Operation.ACTIVATE_ACCOUNT);
        return bob;
    }
}
