package io.accountcreator.host.inbound.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiSettingsTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Map<String, String> SHOP = Map.of(
            "accountcreator.api.keys", "shop",
            "accountcreator.api.key.shop.sha256", HASH,
            "accountcreator.api.key.shop.operations", "*");

    private static ApiSettings read(Map<String, String> settings, String defaultDomain) {
        return ApiSettings.from(Settings.of(settings), defaultDomain);
    }

    private static Map<String, String> shop(String key, String value) {
        Map<String, String> settings = new HashMap<>(SHOP);
        settings.put(key, value);
        return settings;
    }

    @Test
    void thereShouldBeNoKeysAndNoOpenCreationWithoutSettings() {
        ApiSettings settings = read(Map.of(), null);

        assertThat(settings.keys().all()).isEmpty();
        assertThat(settings.createIsOpen()).isFalse();
    }

    @Test
    void allOperationsShouldBeAllButTheOneForTests() {
        ApiKey key = read(SHOP, "sip.example.org").keys().all().get(0);

        for (AskedOperation operation : AskedOperation.values()) {
            assertThat(key.permits(operation)).isEqualTo(operation != AskedOperation.CONFIRMATION_KEY);
        }
    }

    @Test
    void operationForTestsShouldBePermittedWhenItIsNamed() {
        ApiKey key = read(shop("accountcreator.api.key.shop.operations", "confirmation-key"), "sip.example.org")
                .keys()
                .all()
                .get(0);

        assertThat(key.permits(AskedOperation.CONFIRMATION_KEY)).isTrue();
        assertThat(key.permits(AskedOperation.IS_ACCOUNT_EXIST)).isFalse();
    }

    @Test
    void keyShouldBeForTheDefaultDomainWhenItNamesNone() {
        ApiKey key = read(SHOP, "sip.example.org").keys().all().get(0);

        assertThat(key.permits("sip.example.org")).isTrue();
        assertThat(key.permits("shop.example.org")).isFalse();
        assertThat(key.permits((String) null)).isFalse();
    }

    @Test
    void hashShouldBeReadFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("hash"), HASH + "\n");
        Map<String, String> settings = new HashMap<>(SHOP);
        settings.remove("accountcreator.api.key.shop.sha256");
        settings.put("accountcreator.api.key.shop.sha256-file", file.toString());

        assertThat(read(settings, "sip.example.org").keys().all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "accountcreator.api.keys, Shop",
        "accountcreator.api.keys, 'shop,other'",
        "accountcreator.api.key.shop.sha256, 0123",
        "accountcreator.api.key.shop.sha256, 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "accountcreator.api.key.shop.operations, everything",
        "accountcreator.api.key.shop.operations, ','",
        "accountcreator.api.key.shop.domains, '*,shop.example.org'",
        "accountcreator.api.create, yes",
    })
    void badValueShouldStopTheStartWithItsKeyAndWithoutHashes(String key, String value) {
        String named = value.equals("shop,other") ? "accountcreator.api.key.other.sha256" : key;

        assertThatThrownBy(() -> read(shop(key, value), "sip.example.org"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("0123");
    }

    @Test
    void keyShouldNotPrintItsHash() {
        assertThat(read(SHOP, "sip.example.org").toString())
                .contains("key shop")
                .doesNotContain("0123");
    }
}
