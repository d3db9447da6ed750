package io.accountcreator;

import static io.accountcreator.status.PhoneNumberStatus.INVALID;
import static io.accountcreator.status.PhoneNumberStatus.INVALID_COUNTRY_CODE;
import static io.accountcreator.status.PhoneNumberStatus.OK;
import static io.accountcreator.status.PhoneNumberStatus.TOO_LONG;

import io.accountcreator.status.PhoneNumberStatus;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings phone numbers, as people write them, into the form {@code +33612345678}.
 *
 * <p>The rules are those of the Linphone client 5.1.65, observed, so that a number means the same account here and
 * there, odd results included: separators count towards the length, and {@code 0033…} is mostly too long. Unlike there,
 * a number needs a digit or a {@code +}, has a {@code +} in front only and at most the fifteen digits of E.164, and a
 * trunk {@code 0} goes even where lengths vary (the client makes {@code +490170…} of {@code 0170…}, which rings
 * nowhere). No state; may be called from any thread.
 */
public final class PhoneNumbers {
    private static final Pattern WRITTEN = Pattern.compile("[0-9 .()/+\\u00A0-]*");
    private static final Pattern SEPARATORS = Pattern.compile("[^0-9+]");
    private static final Pattern DIALLED = Pattern.compile("[0-9]+|\\+[0-9]*");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int LONGEST_E164 = 16;

    private PhoneNumbers() {}

    /**
     * What became of a number.
     *
     * @param status one element; a set, as setters answer it
     * @param number the international form if the status is OK, else null
     * @param countryCode the given country code without {@code +} if the status is OK, else null: nothing of a refused
     *     pair is to be kept (the client keeps the country code)
     */
    record Result(
            Set<PhoneNumberStatus> status,
            @Nullable String number,
            @Nullable String countryCode) {
        private static Result refused(PhoneNumberStatus status) {
            return new Result(Set.of(status), null, null);
        }
    }

    /**
     * Checks and normalises a number. One with {@code +}, or with the international prefix of the given country, keeps
     * its own country; any other is of the given country. A trunk {@code 0} is dropped, then digits in front until the
     * rest is no longer than a national number. There is no least length, and {@code +} alone is OK, both as in the
     * client: ask {@link #isE164} before sending anything.
     *
     * @param number digits, blanks and {@code . - ( ) / +}; null together with the country code clears both
     * @param countryCode a country calling code, with or without {@code +}
     * @return OK with the values to keep, or INVALID, INVALID_COUNTRY_CODE or TOO_LONG with nothing to keep
     */
    static Result normalise(@Nullable String number, @Nullable String countryCode) {
        if (number == null && countryCode == null) {
            return new Result(Set.of(OK), null, null);
        }
        if (number == null || countryCode == null) {
            return Result.refused(INVALID);
        }
        return normaliseGiven(number, countryCode.startsWith("+") ? countryCode.substring(1) : countryCode);
    }

    /**
     * Tells whether a user name can stand for a phone number, for accounts that are named by their number.
     *
     * @param text any text
     * @return true if it has a digit, and nothing but digits, blanks and {@code . - ( ) / +}
     */
    static boolean looksLikePhoneNumber(String text) {
        return WRITTEN.matcher(text).matches() && text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Tells whether a number is complete and international, so that a message can be sent to it.
     *
     * @param text any text
     * @return true if it is {@code +} and one to fifteen digits, the first not 0
     */
    public static boolean isE164(String text) {
        return E164.matcher(text).matches();
    }

    /**
     * Finds the calling code of an international number.
     *
     * @param number {@code +} and digits
     * @return the code without {@code +}; empty if it is of no country, as numbers of worldwide services are
     */
    public static Optional<String> callingCode(String number) {
        return DialPlan.ofInternational(number).map(DialPlan::callingCode);
    }

    private static Result normaliseGiven(String number, String countryCode) {
        String dialled = SEPARATORS.matcher(number).replaceAll("");
        if (countryCode.isEmpty()) {
            return Result.refused(INVALID_COUNTRY_CODE);
        }
        if (!WRITTEN.matcher(number).matches() || !DIALLED.matcher(dialled).matches()) {
            return Result.refused(INVALID);
        }
        Optional<DialPlan> plan = DialPlan.ofCallingCode(countryCode);
        return international(dialled, plan)
                .map(normalised -> checked(number, normalised, countryCode, plan))
                .orElse(Result.refused(INVALID_COUNTRY_CODE));
    }

    private static Optional<String> international(String dialled, Optional<DialPlan> plan) {
        return dialled.startsWith("+")
                ? Optional.of(trimmed(dialled))
                : plan.map(country -> dialledIn(country, dialled));
    }

    private static String dialledIn(DialPlan country, String dialled) {
        String prefix = country.internationalPrefix();
        boolean abroad = dialled.startsWith(prefix);
        return abroad ? trimmed('+' + dialled.substring(prefix.length())) : numberIn(country, dialled);
    }

    private static String trimmed(String plusNumber) {
        String digits = plusNumber.substring(1);
        return DialPlan.ofInternational(plusNumber)
                .map(plan -> numberIn(plan, digits.substring(plan.callingCode().length())))
                .orElse(plusNumber);
    }

    private static String numberIn(DialPlan plan, String national) {
        String significant = plan.trunkZero() && national.startsWith("0") ? national.substring(1) : national;
        int surplus = Math.max(0, significant.length() - plan.nationalLength());
        return '+' + plan.callingCode() + significant.substring(surplus);
    }

    /** A number that was written in its normal form is taken as it is, whatever the country code says. */
    private static Result checked(String number, String normalised, String countryCode, Optional<DialPlan> plan) {
        if (normalised.equals(number)) {
            return ofLength(number, LONGEST_E164, normalised, countryCode);
        }
        return plan.map(country -> ofLength(number, country.nationalLength() + 1, normalised, countryCode))
                .orElse(Result.refused(INVALID_COUNTRY_CODE));
    }

    private static Result ofLength(String number, int longest, String normalised, String countryCode) {
        boolean fits = number.length() <= longest;
        return fits ? new Result(Set.of(OK), normalised, countryCode) : Result.refused(TOO_LONG);
    }
}
