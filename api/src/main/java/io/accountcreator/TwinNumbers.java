package io.accountcreator;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Countries where one phone has two international numbers, neither with a prefix that libphonenumber takes away. Where a plan
 * changed in such a way that the new number cannot be told from the old one, there is nothing to be done: Ivory Coast (2021) put
 * one of several prefixes before the old numbers, and Brazil's ninth digit went to mobile numbers only, whose old form rings no
 * more.
 */
enum TwinNumbers {
    /**
     * The national number has ten digits; the 9 is dialled from abroad to charge a call to a mobile phone, and the 15 inside the
     * country (ITU, E.129 communication of Argentina). Area code and number are given out once, for fixed or mobile. Messages go
     * without it.
     */
    ARGENTINA("\\+549([1-3]\\d{9})", "+54$1", "\\+54([1-3]\\d{9})", "+549$1"),
    /** The 1 for mobile phones, and 01, 044 and 045, ended on 3 August 2019 (ITU Operational Bulletin; IFT). */
    MEXICO("\\+52(?:1|01|044|045)([2-9]\\d{9})", "+52$1", "\\+52([2-9]\\d{9})", "+521$1"),
    /**
     * On 30 November 2024 every number of eight digits got a 01 (ITU Operational Bulletin; ARCEP Benin). Apps with a table from
     * before cut it off again.
     */
    BENIN("\\+229([2-9]\\d{7})", "+22901$1", "\\+22901([2-9]\\d{7})", "+229$1");

    private final Pattern second;
    private final String toFirst;
    private final Pattern first;
    private final String toSecond;

    TwinNumbers(String second, String toFirst, String first, String toSecond) {
        this.second = Pattern.compile(second);
        this.toFirst = toFirst;
        this.first = Pattern.compile(first);
        this.toSecond = toSecond;
    }

    /** The form that stands for both. */
    static String first(String number) {
        return Arrays.stream(values())
                .flatMap(country -> replaced(country.second, number, country.toFirst))
                .findFirst()
                .orElse(number);
    }

    /** The other form of one that stands for both. */
    static List<String> of(String first) {
        return Arrays.stream(values())
                .flatMap(country -> replaced(country.first, first, country.toSecond))
                .toList();
    }

    private static Stream<String> replaced(Pattern form, String number, String by) {
        Matcher matcher = form.matcher(number);
        return matcher.matches() ? Stream.of(matcher.replaceFirst(by)) : Stream.empty();
    }
}
