package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.quota.SmsCount;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Besides: reports come to another host than the one that sent, and several at once. */
class UndeliveredOnSlapdTest extends OnSlapd implements UndeliveredContract {
    UndeliveredOnSlapdTest() {
        super(SETTINGS);
    }

    @Test
    void reportsThatComeToAnotherHostAndAtOnceShouldCountOnceEach() throws Exception {
        List<Callable<Boolean>> reports = new ArrayList<>();
        try (LdapFixture other = new LdapFixture(with(slapd.settings(), SETTINGS))) {
            for (int i = 0; i < 10; i++) {
                Person any = Person.any();
                String phone = "+447400" + (10 + i) + "0000";
                accounts().createByPhone(new Person(any.username(), any.email(), phone, any.password()));
                for (LdapFixture host : List.of(other, fixture, other)) {
                    reports.add(() -> {
                        host.service.undelivered(phone);
                        return true;
                    });
                }
            }

            Together.all(8, reports);
        }

        String stored = fixture.directory()
                .getEntry(entries.smsCounter("+44*").toString())
                .getAttributeValue(LdapEntries.SMS_WINDOW);
        assertThat(SmsCount.parse(stored).orElseThrow().undelivered()).isEqualTo(10);
    }
}
