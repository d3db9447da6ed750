package io.accountcreator.ldap.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bobsmith@gmail.com",
                "Bob.Smith@gmail.com",
                "b.o.b.smith+news@GMAIL.com",
                "bobsmith+@googlemail.com",
                "ｂobsmith@gmail.com",
                "bob.smith+a+b@gmail.com"
            })
    void spellingsOfOneMailboxShouldCountTogether(String address) {
        assertThat(Mailbox.of(address)).isEqualTo(new Mailbox("bobsmith@gmail.com", "gmail.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "bob@example.org, bob@example.com",
        "bob@example.org, bob@mail.example.org",
        "jean-luc@example.org, jean-paul@example.org",
        "+a@example.org, +b@example.org",
        "zoe@example.org, zoé@example.org",
        "bob@bücher.example, bob@bucher.example"
    })
    void differentMailboxesShouldNotCountTogether(String one, String other) {
        assertThat(Mailbox.of(one).name()).isNotEqualTo(Mailbox.of(other).name());
    }

    @Test
    void aDomainShouldCountTogetherInBothOfItsForms() {
        assertThat(Mailbox.of("bob@BÜCHER.example")).isEqualTo(Mailbox.of("bob@xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "bob", "bob@", "@example.org", "a b@c\nd", "a@b@c", "\ud800@x", "....@example.org"})
    void whatIsNoAddressShouldHaveANameThatTheDirectoryTakes(String address) {
        assertThat(Mailbox.of(address).name()).matches("[!-~]{1,200}").contains("@");
    }

    @Test
    void aLongAddressShouldHaveANameThatFitsAndIsItsOwn() {
        String longest = "a".repeat(300) + "@" + "b".repeat(300) + ".example";

        assertThat(Mailbox.of(longest).name())
                .hasSizeLessThan(200)
                .isNotEqualTo(Mailbox.of("x" + longest).name());
        assertThat(Mailbox.of(longest).domain()).hasSizeLessThan(200);
    }
}
