package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OwnExpressionTest {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.]*");

    @Test
    void anExpressionShouldMatchTheWholeText() {
        assertThat(OwnExpression.matches(NAME, "bob.1")).isTrue();
        assertThat(OwnExpression.matches(NAME, "bob 1")).isFalse();
        assertThat(OwnExpression.matches(NAME, "a".repeat(OwnExpression.LONGEST)))
                .isTrue();
    }

    @Test
    void anExpressionShouldBeFoundInAText() {
        assertThat(OwnExpression.finds(Pattern.compile("\"ok\""), "{\"ok\": 1}"))
                .isTrue();
        assertThat(OwnExpression.finds(Pattern.compile("\"ok\""), "{\"no\": 1}"))
                .isFalse();
    }

    @Test
    void aTextThatIsTooLongShouldNotMatch() {
        assertThat(OwnExpression.matches(NAME, "a".repeat(OwnExpression.LONGEST + 1)))
                .isFalse();
    }

    @Test
    void anExpressionThatTriesForEverShouldComeToAnEnd() {
        Pattern forEver = Pattern.compile("(a+)+b");

        assertThat(OwnExpression.matches(forEver, "a".repeat(64))).isFalse();
        assertThat(OwnExpression.finds(forEver, "a".repeat(100_000))).isFalse();
    }

    @Test
    void anExpressionThatUsesUpTheStackShouldNotMatch() throws InterruptedException {
        Pattern deep = Pattern.compile("((a|b)*)*");
        boolean[] matches = {true};
        Thread thread = new Thread(
                null,
                () -> matches[0] = OwnExpression.matches(deep, "ab".repeat(OwnExpression.LONGEST / 2)),
                "small",
                160 * 1024);
        thread.start();
        thread.join();

        assertThat(matches[0]).isFalse();
    }
}
