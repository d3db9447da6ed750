package io.accountcreator.host.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.pattern.CountedText.TooMuch;
import io.accountcreator.host.pattern.PatternsOfTheCode.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No regular expression of the main code, of any module, costs more than its text is long, in time or in stack. */
class EveryPatternTest {
    private static final PatternsOfTheCode CODE = new PatternsOfTheCode();
    private static final int LONG = 100_000;
    /** For the many others, which find the same things. */
    private static final int SHORTER = 3_000;

    private static final long LOOKS_PER_CHARACTER = 40;
    private static final long SMALL_STACK = 256 * 1024;

    /** One or more of each class of characters that expressions tell apart. */
    private static final List<String> CLASSES = List.of(
            "a", "Z", "0", "9", "f", "_", "-", "+", ".", ",", ";", ":", "/", "\\", "'", "\"", "(", ")", "[", "]", "{",
            "}", "<", ">", "=", "?", "!", "@", "#", "$", "%", "&", "*", "^", "|", "~", "`", " ", "\t", "\r", "\n",
            "\r\n", "\f", "\0", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "é", "ß", "中", "٣", "＋", "😀",
            "\ud800", "%41", "%C3%A9", "a.", "a@", "a=b;", "for=a,", "\\\"", "&a=", "{{a}}");

    /** What stands before the long part. */
    private static final List<String> BEGINNINGS = List.of(
            "Bearer ",
            "Digest ",
            "HTTP/1.1 200 ",
            "-----BEGIN PRIVATE KEY-----",
            "for=\"",
            "{{",
            "1/P",
            "<?xml ",
            "<?xml version='1.0' encoding='",
            "texts_",
            "--a",
            "a@",
            "{0}",
            "{0}(",
            "( 1 ",
            "Exception List with ",
            "//",
            "[",
            "+1",
            "1.2.",
            "a=\"",
            "250-",
            "200",
            "127");

    static List<Found> patterns() {
        return CODE.patterns();
    }

    @Test
    void regularExpressionsThatAreNotKnownBeforeShouldBeThoseOfTheSettings() {
        assertThat(CODE.unread())
                .containsExactly(
                        "io.accountcreator.AccountRules.from calls Pattern.compile",
                        "io.accountcreator.host.outbound.message.sms.SmsSuccess.from calls Pattern.compile",
                        "io.accountcreator.host.outbound.message.sms.SmsSuccess.withGroup calls Pattern.compile");
    }

    @Test
    void theSearchShouldFindThemInEveryModule() {
        assertThat(CODE.patterns())
                .extracting(Found::place)
                .anyMatch(place -> place.startsWith("io.accountcreator.AccountRules"))
                .anyMatch(place -> place.startsWith("io.accountcreator.ldap."))
                .anyMatch(place -> place.startsWith("io.accountcreator.xmlrpc."))
                .anyMatch(place -> place.startsWith("io.accountcreator.host."))
                .hasSizeGreaterThan(80);
    }

    @Test
    void theTestShouldFindAnExpressionThatRecurses() {
        assertThat(problem(Pattern.compile("([a-z]|%[0-9]{2})+"), List.of("matches")))
                .contains("StackOverflowError");
    }

    @Test
    void theTestShouldFindAnExpressionThatStartsOverAtEachCharacter() {
        assertThat(problem(Pattern.compile("\\s*\\R\\s*"), List.of("find"))).contains("TooMuch");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void longTextsShouldCostNoMoreThanTheyAreLong(Found found) {
        List<String> ways =
                found.searches() ? List.of("matches", "lookingAt", "find") : List.of("matches", "lookingAt");

        assertThat(problem(found.pattern(), ways)).as(found.toString()).isEmpty();
    }

    private static String problem(Pattern pattern, List<String> ways) {
        AtomicReference<String> first = new AtomicReference<>("");
        Thread thread = new Thread(
                null,
                () -> first.set(texts(pattern)
                        .map(text -> problem(pattern, ways, text))
                        .filter(problem -> !problem.isEmpty())
                        .findFirst()
                        .orElse("")),
                "pattern",
                SMALL_STACK);
        thread.setUncaughtExceptionHandler((same, thrown) -> first.set(thrown.toString()));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return first.get();
    }

    private static Stream<String> texts(Pattern pattern) {
        List<String> own = own(pattern);
        Stream<String> singles = Stream.concat(CLASSES.stream(), own.stream()).map(each -> many(each, LONG));
        // Matched nearly to the end, so that whatever can be tried again is tried again.
        Stream<String> spoiled =
                Stream.concat(CLASSES.stream(), own.stream()).map(each -> many(each, SHORTER) + '\u0001');
        Stream<String> pairs = own.stream().flatMap(one -> own.stream().map(two -> many(one + two, SHORTER)));
        Stream<String> begun =
                BEGINNINGS.stream().flatMap(begin -> CLASSES.stream().map(each -> begin + many(each, SHORTER)));
        return Stream.of(singles, spoiled, pairs, begun).flatMap(each -> each);
    }

    /** The characters that the expression itself speaks of. */
    private static List<String> own(Pattern pattern) {
        Set<String> characters = pattern.pattern()
                .codePoints()
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        return new ArrayList<>(characters);
    }

    private static String many(String text, int length) {
        return text.repeat(length / text.length());
    }

    private static String problem(Pattern pattern, List<String> ways, String text) {
        for (String how : ways) {
            CountedText counted = new CountedText(text, LOOKS_PER_CHARACTER * text.length());
            Matcher matcher = pattern.matcher(counted);
            try {
                switch (how) {
                    case "matches" -> matcher.matches();
                    case "lookingAt" -> matcher.lookingAt();
                    default -> {
                        while (matcher.find()) {
                            // All of them, as a replacement does.
                        }
                    }
                }
            } catch (TooMuch | StackOverflowError e) {
                return e.getClass().getSimpleName() + " by " + how + " of " + text.length() + " characters, such as "
                        + text.substring(0, 40)
                                .codePoints()
                                .mapToObj(c -> String.format("%04X", c))
                                .limit(12)
                                .toList();
            }
        }
        return "";
    }
}
