package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String TEXT = "xyzzy";

    private final Secret secret = Secret.of(TEXT);

    @Test
    void toStringShouldShowNothing() {
        assertThat(secret).hasToString("***");
        assertThat(String.format("%s", secret) + secret).isEqualTo("******");
    }

    @Test
    void recordsShouldShowNothingOfTheirSecrets() {
        AccountRequest request = new AccountRequest(
                1,
                Operation.CREATE_ACCOUNT,
                null,
                "bob",
                secret,
                secret,
                null,
                null,
                "d.example",
                null,
                secret,
                secret,
                secret,
                null,
                null,
                null,
                null);
        Outcome outcome =
                Outcome.of(Status.REQUEST_OK).withHa1(secret, Algorithm.MD5).withActivationCode(secret);
        Message message = new Message(
                Message.Channel.SMS,
                "+33612345678",
                Message.Purpose.RECOVERY,
                secret,
                "bob",
                "d.example",
                Algorithm.MD5,
                null);

        assertThat(request.toString()).contains("password=***").doesNotContain(TEXT);
        assertThat(outcome.toString()).contains("ha1=***").doesNotContain(TEXT);
        assertThat(message.toString()).contains("code=***").doesNotContain(TEXT);
    }

    @Test
    void finalStatusShouldHaveNoPlaceForASecret() {
        assertThat(FinalStatus.class.getRecordComponents())
                .extracting(component -> component.getType().getName())
                .doesNotContain(Secret.class.getName());
    }

    /** Bean mappers look for getters and for public fields. */
    @Test
    void nothingButRevealShouldGiveTheText() {
        assertThat(Arrays.stream(Secret.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == Secret.class)
                        .filter(method -> method.getReturnType() == String.class))
                .extracting(method -> method.getName())
                .containsExactlyInAnyOrder("reveal", "toString");
        assertThat(Secret.class.getDeclaredFields()).allMatch(field -> Modifier.isPrivate(field.getModifiers()));
    }

    @Test
    void matchesShouldCompareToTheLetter() {
        assertThat(secret.matches("xyzzy")).isTrue();
        assertThat(secret.matches("xyzzY")).isFalse();
        assertThat(secret.matches("xyzz")).isFalse();
        assertThat(secret.matches("")).isFalse();
        assertThat(Secret.of("1e3").matches("1000")).isFalse();
    }

    @Test
    void clearShouldForgetTheText() {
        Secret copy = secret.copy();

        secret.clear();
        secret.clear();

        assertThat(secret.reveal()).isEmpty();
        assertThat(secret.isEmpty()).isTrue();
        assertThat(secret.matches(TEXT)).isFalse();
        assertThat(copy.reveal()).isEqualTo(TEXT);
    }

    @Test
    void secretsShouldNotBeComparedByEquals() {
        assertThat(Secret.of(TEXT)).isNotEqualTo(secret);
    }
}
