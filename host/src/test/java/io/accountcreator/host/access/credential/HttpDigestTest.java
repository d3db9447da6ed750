package io.accountcreator.host.access.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.HttpDigest.Claim;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.TestClock;
import io.accountcreator.spi.TestCodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDigestTest {
    private static final String REALM = "sip.example.org";
    private static final String URI = "/xmlrpc";
    private static final List<String> CALL = List.of("update_hash", "alice", "old", "new", REALM);
    private static final String KEY = "a key of several hosts";

    private final TestClock clock = new TestClock();
    private final HttpDigest digest = host(KEY);
    private final Secret password = Secret.of(new TestCodes().password());
    private final Claim claim = claim(Algorithm.SHA_256);

    private HttpDigest host(String key) {
        return HttpDigest.from(
                        Settings.of(Map.of(
                                "accountcreator.gateway.digest", "true", "accountcreator.gateway.digest-secret", key)),
                        clock)
                .orElseThrow();
    }

    private Claim claim(Algorithm algorithm) {
        return new Claim("alice", REALM, algorithm, Ha1.of(algorithm, "alice", REALM, password));
    }

    private static DigestRequest request(String credentials) {
        return new DigestRequest("POST", URI, credentials);
    }

    private String challenge(HttpDigest by, Claim of) {
        return by.challenge(request(null), CALL, of).orElseThrow();
    }

    private static DigestAnswer answer(String challenge, Claim of) {
        return new DigestAnswer(
                challenge, of.algorithm(), of.username(), of.realm(), of.ha1().reveal(), URI);
    }

    private Optional<String> sent(UnaryOperator<DigestAnswer> change) {
        DigestAnswer answer = change.apply(answer(challenge(digest, claim), claim));
        return digest.challenge(request(answer.header()), CALL, claim);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void proofShouldBeTaken(Algorithm algorithm) {
        Claim of = claim(algorithm);

        assertThat(digest.challenge(request(answer(challenge(digest, of), of).header()), CALL, of))
                .isEmpty();
    }

    @Test
    void challengeShouldBeOfTheRealmAndTheAlgorithmOfTheHa1() {
        assertThat(challenge(digest, claim))
                .matches(
                        "Digest realm=\"sip.example.org\", qop=\"auth\", algorithm=SHA-256, nonce=\"[A-Za-z0-9_-]{70}\"");
        assertThat(challenge(digest, claim(Algorithm.MD5))).contains("algorithm=MD5,");
    }

    @Test
    void md5ShouldBeMeantWhenNoAlgorithmIsSaid() {
        Claim of = claim(Algorithm.MD5);
        String header = answer(challenge(digest, of), of).without("algorithm").header();

        assertThat(digest.challenge(request(header), CALL, of)).isEmpty();
        assertThat(sent(answer -> answer.without("algorithm"))).isPresent();
    }

    @Test
    void proofShouldBeGoodOnce() {
        String header = answer(challenge(digest, claim), claim).header();
        assertThat(digest.challenge(request(header), CALL, claim)).isEmpty();

        assertThat(digest.challenge(request(header), CALL, claim))
                .hasValueSatisfying(again -> assertThat(again).endsWith(", stale=true"));
    }

    @Test
    void nonceShouldBeGoodOnceWhateverItsCount() {
        String challenge = challenge(digest, claim);
        assertThat(digest.challenge(request(answer(challenge, claim).header()), CALL, claim))
                .isEmpty();

        String next = answer(challenge, claim).with("nc", "00000002").header();
        assertThat(digest.challenge(request(next), CALL, claim)).isPresent();
    }

    static List<UnaryOperator<DigestAnswer>> changes() {
        return List.of(
                answer -> answer.with("uri", "/wizard.php"),
                answer -> answer.with("uri", "/xmlrpc?x"),
                answer -> answer.with("uri", "http://accounts.example.org/xmlrpc"),
                answer -> answer.by("GET"),
                answer -> answer.with("realm", "other.example.org"),
                answer -> answer.with("realm", "SIP.example.org"),
                answer -> answer.with("username", "bob"),
                answer -> answer.with("username", "Alice"),
                answer -> answer.with("algorithm", "MD5"),
                answer -> answer.with("algorithm", "SHA-256-sess"),
                answer -> answer.with("qop", "auth-int"),
                answer -> answer.with("nc", "1"),
                answer -> answer.with("cnonce", ""),
                answer -> answer.without("username"),
                answer -> answer.with("nonce", ""),
                answer -> answer.with("nonce", "0123456789"),
                answer -> answer.with("nonce", "A".repeat(70)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anythingElseShouldBeChallengedAgain(UnaryOperator<DigestAnswer> change) {
        assertThat(sent(change)).hasValueSatisfying(again -> assertThat(again).doesNotContain("stale"));
    }

    @Test
    void md5ShouldNotBeTakenForASha256Hash() {
        Claim weak = claim(Algorithm.MD5);
        String header = answer(challenge(digest, claim), weak).header();

        assertThat(digest.challenge(request(header), CALL, claim)).isPresent();
    }

    @Test
    void anotherHa1ShouldBeRefused() {
        Claim other = new Claim("alice", REALM, Algorithm.SHA_256, Secret.of("0".repeat(64)));
        String header = answer(challenge(digest, claim), other).header();

        assertThat(digest.challenge(request(header), CALL, claim)).isPresent();
    }

    @Test
    void proofShouldBeGoodForNoOtherUriMethodOrCall() {
        String header = answer(challenge(digest, claim), claim).header();

        assertThat(digest.challenge(new DigestRequest("POST", "/wizard.php", header), CALL, claim))
                .isPresent();
        assertThat(digest.challenge(new DigestRequest("GET", URI, header), CALL, claim))
                .isPresent();
        assertThat(digest.challenge(request(header), List.of("update_hash", "alice", "old", "newer", REALM), claim))
                .isPresent();
        assertThat(digest.challenge(request(header), List.of("update_hash", "aliceold", "", "new", REALM), claim))
                .isPresent();
        assertThat(digest.challenge(request(header), CALL, claim))
                .as("none of these used it up")
                .isEmpty();
    }

    @Test
    void nonceShouldExpire() {
        String header = answer(challenge(digest, claim), claim).header();
        String later = answer(challenge(digest, claim), claim).header();

        clock.advance(Nonces.LIFETIME);
        assertThat(digest.challenge(request(header), CALL, claim)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(digest.challenge(request(later), CALL, claim))
                .hasValueSatisfying(again -> assertThat(again).endsWith(", stale=true"));
    }

    @Test
    void nonceOfAnotherHostShouldBeTakenWithItsKeyOnly() {
        String header = answer(challenge(host(KEY), claim), claim).header();
        String forged =
                answer(challenge(host("another key of theirs"), claim), claim).header();

        assertThat(digest.challenge(request(header), CALL, claim)).isEmpty();
        assertThat(digest.challenge(request(forged), CALL, claim))
                .hasValueSatisfying(again -> assertThat(again).doesNotContain("stale"));
    }

    @Test
    void nonceShouldBeGoodForItsRealmOnly() {
        Claim elsewhere = new Claim("alice", "other.example.org", claim.algorithm(), claim.ha1());
        String header = answer(challenge(digest, elsewhere), claim).header();

        assertThat(digest.challenge(request(header), CALL, claim)).isPresent();
    }

    @Test
    void everyBitOfANonceShouldCount() {
        String nonce = challenge(digest, claim).replaceFirst(".*nonce=\"([^\"]+)\".*", "$1");
        for (int i = 0; i < nonce.length(); i++) {
            String changed = nonce.substring(0, i) + (nonce.charAt(i) == 'A' ? 'B' : 'A') + nonce.substring(i + 1);

            assertThat(digest.challenge(
                            request(answer("nonce=\"" + changed + '"', claim).header()), CALL, claim))
                    .as("character " + i)
                    .isPresent();
        }
    }

    @Test
    void noNonceShouldBeTakenWhenNoMoreCanBeRemembered() {
        HttpDigest small = new HttpDigest(new Nonces(new HmacSha256(new byte[16]), clock, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(small.challenge(
                            request(answer(challenge(small, claim), claim).header()), CALL, claim))
                    .isEmpty();
        }

        String header = answer(challenge(small, claim), claim).header();
        assertThat(small.challenge(request(header), CALL, claim)).isPresent();

        clock.advance(Nonces.LIFETIME.multipliedBy(2));
        assertThat(small.challenge(
                        request(answer(challenge(small, claim), claim).header()), CALL, claim))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Digest",
                "Digest ",
                "Basic YWxpY2U6eA==",
                "Digest =",
                "Digest a",
                "Digest a=\"",
                "Digest a=\"\\",
                "Digest ,",
                "Digest username=\"alice\" realm=\"x\"",
                "Digest username=alice, username=alice",
                "Digest a=b,,c=d",
                "Digest a=b;c=d"
            })
    void malformedCredentialsShouldBeChallenged(String credentials) {
        assertThat(digest.challenge(request(credentials), CALL, claim)).isPresent();
    }

    @Test
    void aParameterThatStandsTwiceShouldBeRefused() {
        String header = answer(challenge(digest, claim), claim).header();

        assertThat(digest.challenge(request(header + ", Username=\"alice\""), CALL, claim))
                .isPresent();
        assertThat(digest.challenge(request(header + ", opaque=\"\\\"x\\\"\""), CALL, claim))
                .isEmpty();
    }

    @Test
    void digestShouldBeOffByDefaultAndItsKeyLong() {
        assertThat(HttpDigest.from(Settings.of(Map.of()), clock)).isEmpty();
        assertThatThrownBy(() -> host("short"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.gateway.digest-secret")
                .hasMessageNotContaining("short");
    }
}
