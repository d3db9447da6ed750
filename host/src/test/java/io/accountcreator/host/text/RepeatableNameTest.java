package io.accountcreator.host.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob",
                "Bob1985",
                "jean-luc",
                "j_doe",
                "zoé",
                "Größe",
                "rené-marie",
                "иван",
                "たなか",
                "田中さん",
                "김철수",
                "أحمد",
                "शिवा",
                "x"
            })
    void aNameShouldBeRepeated(String name) {
        assertThat(RepeatableName.of(name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Addresses, and what a mail program makes a link of.
                "Urgent: visit http://evil.example/",
                "http://evil.example/",
                "evil.example",
                "evil.example/x",
                "www.evil",
                "www-evil-example",
                "wwwevil",
                "httpevil",
                "bob@evil.example",
                "sip:bob@evil.example",
                "mailto:x",
                "//evil",
                "evil\u2024example",
                "evil\uff0eexample",
                "evil\u3002example",
                "evil\u00b7example",
                "ｅｖｉｌ",
                "xn--evl-hoa",
                "192.0.2.1",
                "[::1]",
                // Look-alikes: two scripts in one name.
                "p\u0430ypal",
                "\u0421all-Us",
                "g\u03bf\u03bfgle",
                // Sentences.
                "Call me now",
                "your-account-is-blocked",
                "Call_us_or_lose_it",
                "YourAccountIsBlockedCallUsNow",
                "hello!",
                "O'Neil",
                "Hi,you",
                // Numbers to call.
                "+33899123456",
                "0899123456",
                "118218",
                "call118218",
                "\u0660\u0661\u0662\u0663\u0664\u0665",
                "１１８２１８",
                // What turns text around, or is not seen.
                "\u202elive",
                "bob\u200b",
                "bo\u200db",
                "bob\u2066x",
                "\u200fbob",
                "bo\u00adb",
                "\ufeffbob",
                "bob\u3164",
                "bob\u115f",
                "bob\n",
                "bob\u0000",
                "bob\u2028",
                // Markup, templates, and what is no letter.
                "<b>bob</b>",
                "{{code}}",
                "b*o*b",
                "`bob`",
                "bob\ud83d\ude00",
                "\u260e",
                "\ud800",
                "---",
                "____",
                "42",
                "",
                "ab\u0301\u0301\u0301\u0301c",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatLooksLikeAnAddressANumberOrASentenceShouldNotBeRepeated(String name) {
        assertThat(RepeatableName.of(name)).isEmpty();
    }
}
