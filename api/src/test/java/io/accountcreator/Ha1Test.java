package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ha1Test {
    /** As the client library was observed to send them. */
    @ParameterizedTest
    @CsvSource({
        "MD5,bob,d.example,secret,379214c801c0c0a8bbbddc3d1531a67e",
        "MD5,Bob,d.example,secret,2eec3b3cc077fc8743d79a41af4ec595",
        "MD5,été,d.example,secret,42c58ad32af4f0e0b59fa8cc59aac7f4",
        "MD5,+33612345678,d.example,secret,5eeeca7fb2533f5e4fb7d50b0be5c3a0",
        "MD5,bob,sip.linphone.org,secret,c2ff4fe28ae8133fc4733aa6c0b42d67",
        "SHA_256,bob,sip.linphone.org,secret,f7a6c1fc0c0f23ba6c927ccf465f37b69ae508bad7cc1a1ae0aa23d55d2f4d03",
        "SHA_256,bob,sip.example.org,secret,88a8e79592af5dc69dc6d43fe5dcc8a148983e7b8a61a535bf1e2f318c629b3f"
    })
    void ofShouldHashAsTheClientDoes(Algorithm algorithm, String username, String realm, String password, String ha1) {
        assertThat(Ha1.of(algorithm, username, realm, Secret.of(password)).reveal())
                .isEqualTo(ha1);
    }

    @Test
    void algorithmOfShouldTellByShape() {
        assertThat(Ha1.algorithmOf("0123456789abcdef".repeat(2))).contains(Algorithm.MD5);
        assertThat(Ha1.algorithmOf("0123456789abcdef".repeat(4))).contains(Algorithm.SHA_256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdef",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcdeg",
                "0123456789abcdef0123456789abcdef\n",
                "٠123456789abcdef0123456789abcdef"
            })
    void algorithmOfShouldBeEmptyWhenItIsNoHa1(String text) {
        assertThat(Ha1.algorithmOf(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "md5", "sha-256", "SHA256", "SHA_256", "clrtxt", " MD5"})
    void algorithmShouldBeUnknownByAnyOtherName(String name) {
        assertThat(Algorithm.of(name)).isEmpty();
    }

    @Test
    void algorithmShouldBeKnownByItsNameOnTheWire() {
        assertThat(Algorithm.of("MD5")).contains(Algorithm.MD5);
        assertThat(Algorithm.of("SHA-256")).contains(Algorithm.SHA_256);
    }
}
