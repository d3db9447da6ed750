package io.accountcreator.host.outbound.message.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References of messages, which stand in addresses that others see. */
class ReferenceSealTest {
    private static final Instant NOW = Instant.parse("2026-11-23T21:39:51Z");
    private final ReferenceSeal seal = new ReferenceSeal(Secret.of("a secret of the provider"));

    @ParameterizedTest
    @ValueSource(strings = {"+33612345678", "+1", "+999999999999999", "+7840"})
    void anotherHostWithTheSecretShouldReadWhatWasSealed(String phone) {
        for (Purpose purpose : Purpose.values()) {
            MessageReference sealed = seal.seal(NOW, purpose, phone);

            assertThat(new ReferenceSeal(Secret.of("a secret of the provider")).open(sealed.sealed()))
                    .contains(sealed);
            assertThat(sealed.phone()).isEqualTo(phone);
        }
        assertThat(seal.seal(NOW, Purpose.ALIAS, phone).sent()).isEqualTo(NOW);
    }

    @Test
    void nothingOfTheMessageShouldBeReadInAReference() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            MessageReference reference = seal.seal(NOW, Purpose.ACTIVATION, "+33612345678");
            String plain = new String(Base64.getUrlDecoder().decode(reference.sealed()), StandardCharsets.ISO_8859_1);

            assertThat(reference.sealed()).matches("[A-Za-z0-9_-]{55}");
            assertThat(plain).doesNotContain("612345678");
            assertThat(reference.toString())
                    .matches("SMS [A-Za-z0-9_-]{8} of ACTIVATION to \\+33\\*")
                    .doesNotContain("612345678");
            all.add(reference.sealed());
        }
        assertThat(all).hasSize(100);
    }

    @Test
    void anyOtherTextShouldBeNoReference() {
        String good = seal.seal(NOW, Purpose.RECOVERY, "+33612345678").sealed();

        for (int i = 0; i < good.length(); i++) {
            char other = good.charAt(i) == 'A' ? 'Q' : 'A';
            assertThat(seal.open(good.substring(0, i) + other + good.substring(i + 1)))
                    .as("letter %d", i)
                    .isEmpty();
        }
        for (String bad :
                new String[] {"", "x", good + "A", good.substring(1), good + "=", "../" + good, "é".repeat(55)}) {
            assertThat(seal.open(bad)).as(bad).isEmpty();
        }
        assertThat(new ReferenceSeal(Secret.of("another secret")).open(good)).isEmpty();
    }
}
