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
                "渡辺美智子",
                "สมชาย",
                "กิตติพงษ์",
                "Łukasz",
                "Νίκος",
                "דוד",
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
                // The same where words stand together without blanks.
                "您的账户已被盗请立即致电银行客服",
                "请速致电银行客服",
                "いますぐでんわしてください",
                "지금바로전화주세요",
                "โทรหาธนาคารเดี๋ยวนี้",
                "ໂທຫາທະນາຄານດຽວນີ້",
                // Letters that look like a dot or an exclamation mark, and alphabets that look like another.
                "evil\ua78fcom",
                "Blocked\u01c3",
                "\ua4f0\ua4e6\ua4f2\ua4e1\ua4f8\ua4da\ua4f3\ua4df",
                "evil\u1427com",
                "\u13ac\u13d9\u13a5\u13de",
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
