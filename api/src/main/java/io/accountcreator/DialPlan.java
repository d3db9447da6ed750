package io.accountcreator;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How numbers of one country calling code are dialled, as far as {@link PhoneNumbers} needs it.
 *
 * <p>Everything comes from libphonenumber; where the plans of the Linphone client (5.1.65, observed) differ,
 * {@code DialPlanTest} lists it. Only countries have plans, not worldwide services: among those are premium ones (979).
 * A calling code that several countries share has one plan, that of its main country. An immutable value; the factories
 * may be called from any thread and work out each plan once.
 *
 * @param callingCode one to three digits, such as {@code 33}
 * @param nationalLength most digits of a fixed or mobile number without calling code and trunk prefix. Special services
 *     are left out: theirs are much longer in some countries
 * @param trunkZero whether a {@code 0} is dialled before numbers inside the country and is no part of them. Other trunk
 *     prefixes (America {@code 1}, Russia {@code 8}) do not count, since numbers there may begin with that digit
 * @param internationalPrefix the digits to dial before a calling code, {@code 00} where a caller chooses among several
 */
record DialPlan(String callingCode, int nationalLength, boolean trunkZero, String internationalPrefix) {
    /** The longest national number that libphonenumber knows (its own constant is not public). */
    private static final int LONGEST = 17;

    private static final int LONGEST_CALLING_CODE = 3;
    private static final String USUAL_PREFIX = "00";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<String> CALLING_CODES = NUMBERS.getSupportedRegions().stream()
            .map(NUMBERS::getCountryCodeForRegion)
            .map(String::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    /** Holds known calling codes only, so that no input makes it grow. */
    private static final Map<String, DialPlan> PLANS = new ConcurrentHashMap<>();

    /**
     * Finds the plan of a calling code.
     *
     * @param digits a calling code without {@code +}
     * @return the plan, empty if there is no such calling code
     */
    static Optional<DialPlan> ofCallingCode(String digits) {
        return CALLING_CODES.contains(digits)
                ? Optional.of(PLANS.computeIfAbsent(digits, DialPlan::derive))
                : Optional.empty();
    }

    /**
     * Finds the plan that an international number belongs to.
     *
     * @param plusNumber {@code +} and digits, of which the longest known calling code counts
     * @return the plan, empty if no calling code fits or the {@code +} is missing
     */
    static Optional<DialPlan> ofInternational(String plusNumber) {
        return plusNumber.startsWith("+") ? ofLongestPrefix(plusNumber.substring(1)) : Optional.empty();
    }

    private static Optional<DialPlan> ofLongestPrefix(String digits) {
        int longest = Math.min(LONGEST_CALLING_CODE, digits.length());
        return IntStream.iterate(longest, length -> length > 0, length -> length - 1)
                .mapToObj(length -> ofCallingCode(digits.substring(0, length)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static DialPlan derive(String digits) {
        int code = Integer.parseInt(digits);
        String country = NUMBERS.getRegionCodeForCountryCode(code);
        boolean trunkZero = "0".equals(NUMBERS.getNddPrefixForRegion(country, true));
        return new DialPlan(digits, deriveLength(code), trunkZero, derivePrefix(code, country));
    }

    /** Lengths that can only be dialled without an area code do not count. */
    private static int deriveLength(int code) {
        return IntStream.iterate(LONGEST, length -> length > 0, length -> length - 1)
                .filter(length -> checkLength(code, length) == ValidationResult.IS_POSSIBLE)
                .findFirst()
                .orElse(LONGEST);
    }

    /** Which digits the number has does not matter, only their count is looked at. */
    private static ValidationResult checkLength(int code, int length) {
        long digits = Long.parseLong("1".repeat(length));
        PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(digits);
        return NUMBERS.isPossibleNumberForTypeWithReason(number, FIXED_LINE_OR_MOBILE);
    }

    /** Calls abroad and takes the first word, such as {@code 00}, {@code 8~10} (wait for the tone), or {@code +33}. */
    private static String derivePrefix(int code, String country) {
        PhoneNumber abroad = NUMBERS.getExampleNumber(code == 33 ? "DE" : "FR");
        String prefix = NUMBERS.formatOutOfCountryCallingNumber(abroad, country).split(" ", 2)[0];
        return prefix.startsWith("+") ? USUAL_PREFIX : prefix.replace("~", "");
    }
}
