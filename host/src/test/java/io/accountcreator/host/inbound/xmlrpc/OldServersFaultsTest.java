package io.accountcreator.host.inbound.xmlrpc;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.runtime.start.LdapHost;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was observed to go wrong on the account manager 1.3.10, and does not here. */
class OldServersFaultsTest {
    private static final String HASH = "379214c801c0c0a8bbbddc3d1531a67e";
    private static final String OTHER_HASH = "0123456789abcdef0123456789abcdef";
    private static final String BAD_KEY = "ERROR_KEY_DOESNT_MATCH";
    private static final String NO_ACCOUNT = "ERROR_ACCOUNT_DOESNT_EXIST";
    private static LdapHost host;

    @BeforeAll
    static void start() {
        host = LdapHost.start(Map.of("accountcreator.gateway.test-methods", "true"));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** 1: of 8 callers at once more than one got OK, in 142 of 200 rounds. On a real directory: RaceOnSlapdTest. */
    @Test
    void oneOfManyShouldGetANameThatAllWant() {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                String name = "wanted" + round;
                List<CompletableFuture<String>> answers = IntStream.range(0, 8)
                        .mapToObj(i -> HASH.substring(1) + i)
                        .map(hash -> supplyAsync(() -> createByMail(name, hash), callers))
                        .toList();

                assertThat(answers.stream().map(CompletableFuture::join))
                        .containsOnlyOnce("OK")
                        .containsOnly("OK", "ERROR_ACCOUNT_ALREADY_IN_USE");
            }
        } finally {
            callers.shutdown();
        }
    }

    /** 2: the answer was OK, a mail was sent, and nothing was stored. */
    @Test
    void aNameThatIsTooLongShouldBeRefused() {
        String name = "x".repeat(70);

        assertThat(status("create_email_account", name, "long@example.org", HASH))
                .isEqualTo(400);
        assertThat(host.code("long@example.org")).isNull();
    }

    /** 3: a wrong key used the right one up, so anybody could cancel anybody's activation. */
    @Test
    void aWrongKeyShouldNotCancelAnActivation() {
        createByMail("patient", HASH);

        assertThat(call("activate_email_account", "patient", "wrong")).isEqualTo(BAD_KEY);
        assertThat(call("activate_email_account", "patient", mailed("patient"))).isEqualTo(HASH);
    }

    /** 3: so did a wrong password. */
    @Test
    void aWrongPasswordShouldNotUseUpTheKeyOfALink() {
        activateByMail("linker");
        String phone = "+33612345601";
        assertThat(call("link_phone_number_with_account", phone, "linker")).isEqualTo("OK");
        String key = host.code(phone);

        assertThat(call("activate_phone_number_link", phone, "linker", key, OTHER_HASH))
                .isEqualTo("ERROR_PASSWORD_DOESNT_MATCH");
        assertThat(call("activate_phone_number_link", phone, "linker", key, HASH))
                .isEqualTo("OK");
    }

    /** 3: so did a request over the limit of messages, although nothing was sent. */
    @Test
    void aKeyShouldStayGoodWhenTheNextOneIsNotSent() {
        String phone = "+33612345602";
        activateByPhone("busy", phone);
        assertThat(call("recover_phone_account", phone)).isEqualTo("busy");
        assertThat(call("recover_phone_account", phone)).isEqualTo("busy");
        String key = host.code(phone);

        assertThat(call("recover_phone_account", phone)).isEqualTo("ERROR_MAX_SMS_EXCEEDED");
        assertThat(call("activate_phone_account", phone, "busy", key)).isEqualTo(HASH);
    }

    /** 4: keys were compared as numbers if both looked like one: 123 was 0123, and 1e3 was 1000. */
    @ParameterizedTest
    @CsvSource({"0%s, 10", "%s.0, 11", "%se0, 12"})
    void aKeyShouldBeComparedAsText(String like, int number) {
        String name = "text" + number;
        String phone = "+336123456" + number;
        createByPhone(name, phone);

        assertThat(call("activate_phone_account", phone, name, String.format(like, host.code(phone))))
                .isEqualTo(BAD_KEY);
    }

    /** 4: so were hashes: 0e10 was 0e99, as both are nought. */
    @Test
    void aHashShouldBeComparedAsText() {
        String nought = "0e" + "1".repeat(30);
        String alsoNought = "0e" + "2".repeat(30);
        createByMail("nought", nought);

        assertThat(call("update_hash", "nought", alsoNought, HASH)).isEqualTo("ERROR_PASSWORD_DOESNT_MATCH");
        assertThat(status("update_hash", "nought", "0e10", HASH)).isEqualTo(400);
    }

    /** 5: the number was not looked at: activated, without an alias if the number was another's. */
    @Test
    void aKeyShouldBeGoodForTheNumberThatItWasSentTo() {
        createByPhone("carol", "+33612345620");
        String key = host.code("+33612345620");

        assertThat(call("activate_phone_account", "+33612345621", "carol", key)).isEqualTo(BAD_KEY);
        assertThat(call("activate_phone_account", "+33612345620", "carol", key)).isEqualTo(HASH);
        assertThat(call("get_phone_number_for_account", "carol")).isEqualTo("+33612345620");
    }

    /** 6: a link took the number from its account, whose recovery answered somebody else from then on. */
    @Test
    void aLinkShouldNotTakeANumberFromAnotherAccount() {
        activateByPhone("owner", "+33612345622");
        activateByMail("thief");

        assertThat(call("link_phone_number_with_account", "+33612345622", "thief"))
                .isEqualTo("ERROR_ALIAS_ALREADY_IN_USE");
        assertThat(call("recover_phone_account", "+33612345622")).isEqualTo("owner");
    }

    /** 7: the account was activated, and the client was told that it is not. */
    @Test
    void anAlgorithmThatIsNotStoredShouldNotActivate() {
        createByMail("halfway", HASH);

        assertThat(call("activate_email_account", "halfway", mailed("halfway"), "", "SHA-256"))
                .isEqualTo("ERROR_PASSWORD_NOT_FOUND");
        assertThat(call("is_account_activated", "halfway")).isEqualTo("NOK");
        assertThat(call("activate_email_account", "halfway", mailed("halfway"), "", "MD5"))
                .isEqualTo(HASH);
    }

    /** 8: an algorithm that is none was passed over by these three. */
    @Test
    void anUnknownAlgorithmShouldBeRefusedByEveryMethodThatTakesOne() {
        String phone = "+33612345623";
        createByPhone("modern", phone);
        String key = host.code(phone);

        assertThat(List.of(
                        call("activate_phone_account", phone, "modern", key, "", "SHA-1"),
                        call("activate_phone_number_link", phone, "modern", key, HASH, "", "SHA-1"),
                        call("recover_account_from_confirmation_key", "modern", key, "", "SHA-1")))
                .containsOnly("ERROR_ALGO_NOT_SUPPORTED");
        assertThat(call("activate_phone_account", phone, "modern", key)).isEqualTo(HASH);
    }

    /** 9: the answer was an error, and the account was there. */
    @Test
    void anAccountWhoseMessageIsNotSentShouldNotBeThere() {
        String phone = "+33612345624";
        IntStream.range(0, 3).forEach(i -> createByPhone("first" + i, phone));

        assertThat(call("create_phone_account", phone, "fourth", HASH)).isEqualTo("ERROR_MAX_SMS_EXCEEDED");
        assertThat(call("is_account_used", "fourth")).isEqualTo("NOK");
    }

    /** 10: markup was stripped or escaped before it was stored, and not found again. */
    @Test
    void markupShouldBeStoredToTheLetter() {
        activateByMail("a<b>c&d");

        assertThat(call("get_phone_number_for_account", "a<b>c&d")).isEqualTo("ERROR_ALIAS_DOESNT_EXIST");
        assertThat(call("get_phone_number_for_account", "ac&d")).isEqualTo(NO_ACCOUNT);
    }

    /** 10: so was the address, which was no good for recovery. */
    @Test
    void anAddressWithAnApostropheShouldRecoverItsAccount() {
        assertThat(call("create_email_account", "oneil", "o'neil@example.org", HASH))
                .isEqualTo("OK");

        assertThat(call("recover_email_account", "oneil", "o'neil@example.org")).isEqualTo("OK");
    }

    /** 11: every letter that is not ASCII was one and the same. */
    @Test
    void namesThatDifferInALetterOutsideAsciiShouldBeTwoAccounts() {
        assertThat(createByMail("zoé", HASH)).isEqualTo("OK");
        assertThat(call("is_account_used", "zoè")).isEqualTo("NOK");
        assertThat(createByMail("zoè", HASH)).isEqualTo("OK");
    }

    /** 12: it was stored. */
    @Test
    void anEmptyHashShouldBeRefused() {
        assertThat(status("create_email_account", "empty", "empty@example.org", ""))
                .isEqualTo(400);
        assertThat(call("is_account_used", "empty")).isEqualTo("NOK");
    }

    /** 13: login by key knew no alias, although clients send the number if they have no name. */
    @Test
    void aKeyShouldLogInByTheNumber() {
        String phone = "+33612345625";
        activateByPhone("nameless", phone);
        call("recover_phone_account", phone);

        assertThat(call("recover_account_from_confirmation_key", phone, host.code(phone)))
                .isEqualTo(HASH);
    }

    /** 14: the first alias was the only one by which an account could be deleted. */
    @Test
    void everyNumberOfAnAccountShouldNameIt() {
        activateByPhone("twofold", "+33612345626");
        call("link_phone_number_with_account", "+33612345627", "twofold");
        call("activate_phone_number_link", "+33612345627", "twofold", host.code("+33612345627"), HASH);
        assertThat(call("recover_phone_account", "+33612345626")).isEqualTo("twofold");
        assertThat(call("recover_phone_account", "+33612345627")).isEqualTo("twofold");

        assertThat(call("delete_account", "+33612345627", HASH)).isEqualTo("OK");

        assertThat(call("is_phone_number_used", "+33612345626")).isEqualTo("NOK");
        assertThat(call("is_phone_number_used", "+33612345627")).isEqualTo("NOK");
    }

    /** 15: an empty key gave the hash of every account that had no key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ERROR", "null"})
    void aKeyThatIsNoneShouldLogNobodyIn(String key) {
        String name = "keyless" + key;
        activateByMail(name);

        assertThat(call("recover_account_from_confirmation_key", name, key)).isEqualTo(BAD_KEY);
        assertThat(call("recover_account_from_confirmation_key", name)).isEqualTo(BAD_KEY);
    }

    /** 16: an address could be changed, and an active account be had, without a key. */
    @ParameterizedTest
    @ValueSource(strings = {"update_email", "create_push_account"})
    void nothingShouldBeHadWithoutAKey(String method) {
        HttpResponse<String> answer = RawCall.post(host.gateway(), Calls.call(method, "bob", HASH, "new@example.org"));

        assertThat(answer.body()).contains("<int>-32601</int>");
    }

    private static String createByMail(String name, String hash) {
        return call("create_email_account", name, address(name), hash);
    }

    private static void activateByMail(String name) {
        assertThat(createByMail(name, HASH)).isEqualTo("OK");
        assertThat(call("activate_email_account", name, mailed(name))).isEqualTo(HASH);
    }

    private static String mailed(String name) {
        return host.code(address(name));
    }

    private static String address(String name) {
        return name.replaceAll("[^a-z0-9]", "-") + "@example.org";
    }

    private static void createByPhone(String name, String phone) {
        assertThat(call("create_phone_account", phone, name, HASH)).isEqualTo("OK");
    }

    private static void activateByPhone(String name, String phone) {
        createByPhone(name, phone);
        assertThat(call("activate_phone_account", phone, name, host.code(phone)))
                .isEqualTo(HASH);
    }

    private static String call(String method, String... parameters) {
        return RawCall.call(host.gateway(), method, List.of(parameters))
                .replace("&amp;", "&")
                .replace("&lt;", "<");
    }

    private static int status(String method, String... parameters) {
        return RawCall.post(host.gateway(), Calls.call(method, parameters)).statusCode();
    }
}
