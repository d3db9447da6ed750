package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the backend with values that it cannot take. */
class MalformedXmlRpcSettingsTest {
    private static final String BAD = """
            accountcreator.xmlrpc.url | accounts.example.org
            accountcreator.xmlrpc.url | ftp://accounts.example.org
            accountcreator.xmlrpc.url | http://
            accountcreator.xmlrpc.url | https://accounts.example.org/#a
            accountcreator.xmlrpc.domain-urls | sip.example.org
            accountcreator.xmlrpc.domain-urls | sip.example.org=nonsense
            accountcreator.xmlrpc.domain-urls | a..b=https://accounts.example.org/
            accountcreator.xmlrpc.domain-urls | sip example org=https://accounts.example.org/
            accountcreator.xmlrpc.allowed-urls | nonsense
            accountcreator.xmlrpc.timeout | 5
            accountcreator.xmlrpc.timeout | PT-5S
            accountcreator.xmlrpc.timeout | PT2H
            accountcreator.xmlrpc.connect-timeout | PT0S
            accountcreator.xmlrpc.max-calls | 0
            accountcreator.xmlrpc.max-calls | 10001
            accountcreator.xmlrpc.breaker.failures | -1
            accountcreator.xmlrpc.breaker.pause | soon
            accountcreator.xmlrpc.username | accounts
            accountcreator.xmlrpc.password | word
            accountcreator.xmlrpc.proxy | proxy.example.org:3128
            accountcreator.xmlrpc.proxy | http://proxy.example.org
            accountcreator.xmlrpc.tls.trust | /nowhere/ca.pem
            accountcreator.xmlrpc.tls.keystore | /nowhere/client.p12
            """;

    static String[] bad() {
        return BAD.lines().toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void malformedValueShouldStopTheStartWithItsKey(String row) {
        String[] parts = row.split("\\|");
        Map<String, String> settings = new HashMap<>();
        settings.put(parts[0].strip(), parts[1].strip());

        Throwable thrown = catchThrowable(() -> XmlRpcConfig.from(Settings.of(settings)));

        // A user without a password is told like a password without a user.
        String named = parts[0].strip().replace(".password", ".username");
        assertThat(thrown).isInstanceOf(SettingException.class).hasMessageStartingWith("setting " + named);
    }

    @Test
    void everySettingShouldBeAmongThem() {
        // That of a file that is not read is not looked at.
        Set<String> tried = new HashSet<>(Set.of("accountcreator.xmlrpc.tls.keystore-password"));
        BAD.lines().forEach(line -> tried.add(line.split("\\|")[0].strip()));

        assertThat(Arrays.stream(XmlRpcSetting.values()).map(XmlRpcSetting::key))
                .allSatisfy(key -> assertThat(tried).contains(key));
    }
}
