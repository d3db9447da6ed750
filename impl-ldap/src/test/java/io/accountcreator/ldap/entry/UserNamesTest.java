package io.accountcreator.ldap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob",
                "Bob B",
                "+33612345678",
                "zo\u00E9",
                "stra\u00DFe",
                "\u03B3\u03B9\u03CE\u03C1\u03B3\u03BF\u03C2",
                "\u5F20\u4F1F",
                "\uD55C\uAE00",
                "\u0131\u015F\u0131k",
                "zo\u00E9 \uD83D\uDE00",
                "#0401",
                "*)(uid=*"
            })
    void problemShouldBeNoneWhenADirectoryKeepsTheName(String name) {
        assertThat(UserNames.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "' bob',blank",
                "'bob ',blank",
                "'b  b',blank",
                "b\u00A0b,U+00A0",
                "b\u3000b,U+3000",
                "b\u1680b,U+1680",
                "\uFF0B33,U+FF0B",
                "b\u200Bob,U+200B",
                "b\u00ADob,U+00AD",
                "\uFEFFbob,U+FEFF",
                "\u2764\uFE0F,U+FE0F",
                "\u202Ebob,U+202E",
                "\u212Aim,U+212A",
                "\u017Fue,U+017F",
                "\uFB01n,U+FB01",
                "rene\u0301,accent",
                "J\u030Coe,accent",
                "\u0130brahim,U+0130",
                "\u1E9E,U+1E9E",
                "\u10A0,U+10A0",
                "\uE000,U+E000",
                "\uFFFD,U+FFFD",
                "\uFFFF,U+FFFF",
                "b\uD83Db,U+D83D",
                "\uD7B0,U+D7B0"
            })
    void problemShouldSayWhatADirectoryTakesForSomethingElse(String name, String why) {
        assertThat(UserNames.problem(name))
                .hasValueSatisfying(problem -> assertThat(problem).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"bob,BOB", "\u00C9ric,\u00E9RIC", "\u03A3\u03A3,\u03C3\u03C3"})
    void sameShouldNotCountLetterCase(String name, String other) {
        assertThat(UserNames.same(name, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'bob','bob '",
                "kim,\u212Aim",
                "mike,m\u0131ke",
                "IBRAHIM,\u0130BRAHIM",
                "sue,\u017Fue",
                "strasse,stra\u00DFe",
                "\u03C3,\u03C2",
                "+33,\uFF0B33",
                "ren\u00E9,rene\u0301"
            })
    void sameShouldBeNoOtherSpelling(String name, String other) {
        assertThat(UserNames.same(name, other)).isFalse();
        assertThat(UserNames.same(other, name)).isFalse();
    }

    @Test
    void problemShouldCostLittleWhateverTheNameIs() {
        assertThat(UserNames.problem("\u0301".repeat(100_000))).isEmpty();
        assertThat(UserNames.problem("a\u0301\u0316".repeat(30_000))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:x@y", "SIPS:x@y", "sip:@"})
    void wholeSipAddressShouldBeNoNameOfANewAccount(String name) {
        assertThat(UserNames.refusal(name))
                .hasValueSatisfying(why -> assertThat(why).startsWith("is a whole SIP address"));
        try (LdapFixture fixture = LdapFixture.inMemory()) {
            FinalStatus end = fixture.ask(creator -> {
                creator.setUsername(name);
                return creator.createAccount();
            });
            assertThat(end.status()).isEqualTo(Status.ACCOUNT_NOT_CREATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:x", "x@y", "x@sip:y", "sip"})
    void nameThatOnlyHasPartsOfOneShouldBeTaken(String name) {
        assertThat(UserNames.refusal(name)).isEmpty();
    }
}
