package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.SettingException;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new pepper comes while codes are on their way. */
class PepperTest {
    private static final String OLD = "old-old-old-old-old";
    private static final String NEW = "new-new-new-new-new";

    private static Slapd slapd;

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

    @Test
    void codeShouldBeGoodUnderAFormerPepperAndNotUnderAnUnknownOne() throws Exception {
        String code = createWith(OLD);

        assertThat(activateWith(NEW, "", code)).isEqualTo(Status.WRONG_ACTIVATION_CODE);
        assertThat(activateWith(NEW, "another-old-pepper, " + OLD, code)).isEqualTo(Status.ACCOUNT_ACTIVATED);
        slapd.delete("uid=bob,ou=sip.example.org,ou=accounts," + Slapd.BASE);
    }

    @Test
    void codeShouldBeMadeWithTheNewPepper() throws Exception {
        String code = createWith(NEW, OLD);

        assertThat(activateWith(OLD, "", code)).isEqualTo(Status.WRONG_ACTIVATION_CODE);
        assertThat(activateWith(NEW, "", code)).isEqualTo(Status.ACCOUNT_ACTIVATED);
        slapd.delete("uid=bob,ou=sip.example.org,ou=accounts," + Slapd.BASE);
    }

    @Test
    void startShouldFailWhenAFormerPepperIsShortWithoutTellingIt() {
        assertThatThrownBy(() -> new LdapFixture(settings(NEW, "short")).close())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.code.old-peppers: '***' found")
                .message()
                .doesNotContain("short'");
    }

    private static String createWith(String... peppers) {
        try (LdapFixture fixture = new LdapFixture(settings(peppers[0], peppers.length > 1 ? peppers[1] : ""))) {
            FinalStatus end = fixture.ask(creator -> {
                creator.setPhoneNumber("");
                return creator.createAccount();
            });
            assertThat(end.status()).isEqualTo(Status.ACCOUNT_CREATED);
            return fixture.sent.all().get(0).code().reveal();
        }
    }

    private static Status activateWith(String pepper, String former, String code) {
        try (LdapFixture fixture = new LdapFixture(settings(pepper, former))) {
            return fixture.ask(creator -> activate(creator, code)).status();
        }
    }

    private static Submission activate(AccountCreator creator, String code) {
        creator.setPhoneNumber("");
        creator.setActivationCode(code);
        return creator.activateAccount();
    }

    private static Map<String, String> settings(String pepper, String former) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.code.pepper", pepper);
        settings.put("accountcreator.code.old-peppers", former);
        return settings;
    }
}
