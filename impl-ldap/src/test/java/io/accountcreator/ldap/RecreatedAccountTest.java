package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An account that is deleted and made anew by somebody else, while a message for the old one is on its way. */
class RecreatedAccountTest extends OnMemory {
    @Test
    void codeShouldNotBeGoodForTheAccountThatTookTheName() throws LDAPException {
        Accounts accounts = accounts();
        Person former = accounts.activeByPhone();
        Person any = Person.any();
        Person next = any.withUsername(former.username());
        AtomicBoolean first = new AtomicBoolean(true);
        sent().failFor(message -> {
            if (first.getAndSet(false)) {
                clock().advance(Duration.ofMillis(1));
                delete(former);
                assertThat(accounts().createByEmail(next).status()).isEqualTo(ACCOUNT_CREATED);
            }
            return false;
        });

        var recovery = accounts.form().phone(former.phone()).ask(Operation.RECOVER_ACCOUNT);

        assertThat(recovery.status()).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(fixture.directory().getEntry(account(next.username())).hasAttribute("sipAccountRecoveryCode"))
                .isFalse();
    }

    private void delete(Person person) {
        accounts().of(person).password(person.password()).ask(Operation.DELETE_ACCOUNT);
    }
}
