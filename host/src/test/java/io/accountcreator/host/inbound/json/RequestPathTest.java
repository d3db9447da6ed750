package io.accountcreator.host.inbound.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/bob",
                "/accounts/bob@sip.example.org/is-account-exist",
                "/aliases/+33612345678",
                "/aliases/%2B33612345678",
                "/accounts/Zo%C3%AB",
                "/accounts/...",
                "/accounts/a%3Bb%25%40",
            })
    void plainPathShouldBeTaken(String path) {
        assertThat(RequestPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "accounts",
                "/accounts/",
                "//bob",
                "/accounts/.",
                "/accounts/..",
                "/accounts/bob;x",
                "/accounts/a%2Fb",
                "/accounts/a%5cb",
                "/accounts/a%2e",
                "/accounts/a%00",
                "/accounts/a%7F",
                "/accounts/a%C3",
                "/accounts/a%ED%A0%80",
                "/accounts/a%zz",
                "/accounts/a%2",
                "/accounts/a b",
                "/accounts/a\\b",
                "/accounts/\u00E9",
            })
    void pathThatCanBeReadInTwoWaysShouldNot(String path) {
        assertThat(RequestPath.isPlain(path)).isFalse();
    }
}
