package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.Field;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditDocumentsTest {
    private static final String KEY = "sixteen letters!";

    /** As the command of the README computes it. */
    private static final String BOB = "04a20a1fcfca98f801318d5c6ad26922";

    private static final String NUMBER = "a61075ad91b47b506b4260320cb6f40b";

    @Test
    void wordsShouldSayWhatHappenedAndToWhomByPseudonyms() {
        assertThat(documents(Map.of()).ended(Events.bob()).words())
                .isEqualTo("request.ended id=7 operation=recoverAccount status=REQUEST_OK backend=ldap"
                        + " domain=sip.example.org subject=" + BOB + " phone=" + NUMBER
                        + " address=192.0.2.0/24 ms=12");
    }

    @Test
    void jsonShouldSayTheSameAndWhen() {
        assertThat(documents(Map.of()).ended(Events.bob()).json(Instant.EPOCH))
                .isEqualTo("{\"type\":\"request.ended\",\"timestamp\":\"1970-01-01T00:00:00Z\",\"id\":7,"
                        + "\"operation\":\"recoverAccount\",\"status\":\"REQUEST_OK\",\"backend\":\"ldap\","
                        + "\"domain\":\"sip.example.org\",\"subject\":\"" + BOB + "\",\"phone\":\"" + NUMBER
                        + "\",\"address\":\"192.0.2.0/24\",\"ms\":12}");
    }

    @Test
    void whatThereIsNotShouldBeLeftOut() {
        assertThat(documents(Map.of())
                        .ended(Events.ended("ldap", null, null, null, null, Failure.DEADLINE))
                        .words())
                .isEqualTo("request.ended id=7 operation=recoverAccount status=REQUEST_OK failure=DEADLINE"
                        + " backend=ldap ms=12");
    }

    @Test
    void anAccountThatTheBackendToldShouldBeTheSubject() {
        FinalStatus byPhone = new FinalStatus(
                7,
                Operation.RECOVER_ACCOUNT,
                "ldap",
                3,
                null,
                "+33612345678",
                "sip.example.org",
                null,
                Status.REQUEST_OK,
                null,
                null,
                Map.of(Field.USERNAME, "bob"),
                Duration.ZERO);

        assertThat(documents(Map.of()).ended(byPhone).words()).contains(" subject=" + BOB + " ");
    }

    @Test
    void aRefusalShouldSayWhereAndWhy() {
        assertThat(documents(Map.of())
                        .refused(EntryPoint.JSON, 403, "the API key is not for this domain", "2001:db8:1:2::3")
                        .words())
                .isEqualTo("request.refused door=json http=403 reason=\"the API key is not for this domain\""
                        + " address=2001:0db8:0001::/48");
    }

    @ParameterizedTest
    @CsvSource({
        "full,    192.0.2.77,               192.0.2.77",
        "full,    [2001:db8::1],            2001:db8:0:0:0:0:0:1",
        "full,    unix socket,              unix socket",
        "network, 192.0.2.77,               192.0.2.0/24",
        "network, 2001:DB8:1:2:3:4:5:6,     2001:0db8:0001::/48",
        "network, fe80::1%eth0,             fe80:0000:0000::/48",
        "network, ::ffff:192.0.2.77,        192.0.2.0/24",
        "network, 192.0.2.277,              ",
        "network, sip.example.org,          ",
        "network, ::::,                     ",
        "network, 1:2,                      ",
        "off,     192.0.2.77,               ",
    })
    void ofAnAddressShouldBeKeptWhatTheSettingSays(String setting, String address, String kept) {
        AddressPrecision addresses = AddressPrecision.valueOf(setting.toUpperCase(java.util.Locale.ROOT));

        assertThat(addresses.of(address)).isEqualTo(kept);
    }

    @Test
    void withoutAKeyHostsShouldNotHaveTheSamePseudonyms() {
        String first = documents(Map.of("accountcreator.audit.key", ""))
                .ended(Events.bob())
                .words();
        String second = documents(Map.of("accountcreator.audit.key", ""))
                .ended(Events.bob())
                .words();

        assertThat(first).isNotEqualTo(second).doesNotContain(BOB);
    }

    @Test
    void aShortKeyShouldStopTheStartAndNotBeShown() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> documents(Map.of("accountcreator.audit.key", "fifteen letters")))
                .withMessageContaining("accountcreator.audit.key")
                .withMessageNotContaining("fifteen");
    }

    @ParameterizedTest
    @CsvSource({"format,xml", "address,half", "refusals,-1", "refusals,many"})
    void aBadSettingShouldStopTheStartWithItsKey(String name, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> documents(Map.of("accountcreator.audit." + name, value)))
                .withMessageContaining("accountcreator.audit." + name)
                .withMessageContaining(value);
    }

    private static AuditDocuments documents(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("accountcreator.audit.key", KEY));
        all.putAll(settings);
        return AuditConfig.from(Settings.of(all)).documents();
    }
}
