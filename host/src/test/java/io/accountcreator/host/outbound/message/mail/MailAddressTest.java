package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.org",
                "o'neil+sip@mail.example.org",
                "a.b_c-d@xn--bcher-kva.example",
                "x@example.xn--p1ai",
                "1@2.example.org"
            })
    void aPlainAddressShouldBeTaken(String address) {
        assertThat(MailAddress.isPlain(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob",
                "bob@",
                "@example.org",
                "bob@example",
                "bob@example.o",
                "bob@@example.org",
                "bob@example.org\r\nBcc: eve@example.net",
                "bob@example.org\rBcc: eve@example.net",
                "bob@example.org\n",
                "bob\n@example.org",
                "bob@exam\nple.org",
                "bob@example.org\u2028Bcc: eve@example.net",
                "bob@example.org\u0085",
                "bob@example.org\u0000",
                "<eve@example.net>bob@example.org",
                "bob<eve@example.net>@example.org",
                "<bob@example.org>",
                "friends:eve@example.net,bob@example.org;",
                "g:eve@example.org;",
                "bob@example.org,eve@example.net",
                "bob@example.org;eve@example.net",
                "bob@example.org eve@example.net",
                " bob@example.org",
                "bob@example.org ",
                "\"bob\"@example.org",
                "\"bob\r\n\"@example.org",
                "bob(comment)@example.org",
                "bob@example.org(comment)",
                "@relay.example.net:bob@example.org",
                "bob%example.net@example.org",
                "example.net!bob@example.org",
                "bob@[192.0.2.1]",
                "bob\\@example.org",
                "=?utf-8?q?bob=0d=0a?= <eve@example.net>",
                "-oQ/tmp@example.org",
                "bob|sh@example.org",
                "b..b@example.org",
                ".bob@example.org",
                "bob.@example.org",
                "bob@-example.org",
                "bob@example-.org",
                "bob@example..org",
                "bøb@example.org",
                "bob@exåmple.org",
                "bob＠example.org",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org"
            })
    void anythingElseShouldBeRefused(String address) {
        assertThat(MailAddress.isPlain(address)).isFalse();
    }
}
