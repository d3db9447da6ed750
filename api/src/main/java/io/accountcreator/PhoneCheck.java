package io.accountcreator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * To which phone numbers messages may go: asked before any service is, so that it holds for every backend. The knowledge of
 * numbers is libphonenumber's. Immutable.
 *
 * @param strictness how closely a number is looked at
 * @param countries ISO 3166 codes of the countries, upper case; empty for any
 * @param types names of {@link PhoneNumberType}; what is not even valid is {@code UNKNOWN}; empty for any
 */
public record PhoneCheck(Strictness strictness, Set<String> countries, Set<String> types) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Any number. */
    public static final PhoneCheck NONE = new PhoneCheck(Strictness.SHAPE, Set.of(), Set.of());

    /** The setting with the countries that messages may go to. */
    public static final String COUNTRIES = "accountcreator.sms.countries";

    private static final String CHECK = "accountcreator.phone.check";
    private static final String TYPES = "accountcreator.sms.types";
    private static final String ANY = "*";
    /** No premium, shared-cost, toll-free or company-wide numbers, pagers and mailboxes. */
    private static final Set<String> PEOPLE =
            Set.of("MOBILE", "FIXED_LINE_OR_MOBILE", "FIXED_LINE", "VOIP", "PERSONAL_NUMBER", "UNKNOWN");

    /** How closely a number is looked at. */
    public enum Strictness {
        /** {@code +} and digits, which backends look for themselves. */
        SHAPE,
        /** Besides, a calling code that there is, and as many digits as numbers have there. */
        POSSIBLE,
        /** Besides, digits out of a range that is in use. */
        VALID
    }

    /**
     * Makes a check.
     *
     * @param strictness how closely a number is looked at
     * @param countries ISO 3166 codes of the countries, upper case; empty for any
     * @param types names of types; empty for any
     * @throws IllegalArgumentException if there is no such country or type
     */
    public PhoneCheck {
        countries = Set.copyOf(countries);
        types = Set.copyOf(types);
        types.forEach(PhoneNumberType::valueOf);
        if (!NUMBERS.getSupportedRegions().containsAll(countries)) {
            throw new IllegalArgumentException("no such country");
        }
    }

    /**
     * Reads the settings {@code accountcreator.phone.check}, {@code accountcreator.sms.countries} and {@code .types}.
     *
     * @param settings where to read
     * @return the check: of possible numbers of people in any country, if nothing is set
     * @throws SettingException if a value is bad
     */
    public static PhoneCheck from(Settings settings) {
        Strictness strictness = settings.oneOf(CHECK, Strictness.class).orElse(Strictness.POSSIBLE);
        Set<String> countries = settings.parse(
                        COUNTRIES,
                        "countries such as FR,BE, or * for any",
                        text -> set(text, names -> new PhoneCheck(strictness, names, Set.of()).countries()))
                .orElse(Set.of());
        Set<String> types = settings.parse(
                        TYPES,
                        "some of " + Arrays.toString(PhoneNumberType.values()) + ", or * for any",
                        text -> set(text, names -> new PhoneCheck(strictness, Set.of(), names).types()))
                .orElse(PEOPLE);
        return new PhoneCheck(strictness, countries, types);
    }

    private static Set<String> set(String text, Function<Set<String>, Set<String>> checked) {
        return text.equals(ANY)
                ? Set.of()
                : checked.apply(Arrays.stream(text.split(",", -1))
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Says why the message that a request asks for may not go to its number.
     *
     * @param request about to be carried out
     * @return the reason, for people; empty if nothing is against it, or if there is no such message
     */
    Optional<String> refusal(AccountRequest request) {
        String phone = request.phone();
        return switch (request.operation()) {
            case CREATE_ACCOUNT, LINK_ACCOUNT, RECOVER_ACCOUNT ->
                phone == null || !request.operation().isSatisfiedBy(request) ? Optional.empty() : refusal(phone);
            default -> Optional.empty();
        };
    }

    /**
     * Says why no message may go to a number.
     *
     * @param phone international, with {@code +}; what has another shape is left to backends
     * @return the reason, for people; empty if nothing is against it
     */
    public Optional<String> refusal(String phone) {
        if (equals(NONE) || !PhoneNumbers.isE164(phone)) {
            return Optional.empty();
        }
        try {
            return refusal(NUMBERS.parse(PhoneNumberForms.normal(phone), null));
        } catch (NumberParseException e) {
            // Too short, or of no country: no country in particular, and no type.
            return strictness == Strictness.SHAPE && countries.isEmpty()
                    ? Optional.empty()
                    : Optional.of("there is no such phone number");
        }
    }

    private Optional<String> refusal(PhoneNumber number) {
        boolean real =
                switch (strictness) {
                    case SHAPE -> true;
                    case POSSIBLE -> NUMBERS.isPossibleNumber(number);
                    case VALID -> NUMBERS.isValidNumber(number);
                };
        if (!real) {
            return Optional.of("there is no such phone number");
        }
        if (!countries.isEmpty() && !countries.contains(countryOf(number))) {
            return Optional.of("no messages go to the country of the phone number");
        }
        return types.isEmpty() || isOfTypes(number)
                ? Optional.empty()
                : Optional.of("no messages go to phone numbers of its type");
    }

    /**
     * Gives the country of a phone number.
     *
     * @param phone a number in E.164
     * @return its ISO 3166 code; where countries share a calling code and none has the number in use, that of the greatest;
     *     empty if it is no number, or of no country
     */
    public static Optional<String> country(String phone) {
        try {
            return Optional.of(countryOf(NUMBERS.parse(phone, null))).filter(PhoneCheck::isCountry);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Says whether a text is the code of a country that has phone numbers.
     *
     * @param code such as {@code FR}
     * @return whether it is
     */
    public static boolean isCountry(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }

    /** A mobile phone may be known as one by the other of its two numbers only. */
    private boolean isOfTypes(PhoneNumber number) {
        String form = NUMBERS.format(number, PhoneNumberFormat.E164);
        return Stream.concat(Stream.of(form), TwinNumbers.of(form).stream()).anyMatch(this::isOfTypes);
    }

    private boolean isOfTypes(String number) {
        try {
            return types.contains(
                    NUMBERS.getNumberType(NUMBERS.parse(number, null)).name());
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** Countries may share a calling code; a number that none of them has in use counts for the greatest. */
    private static String countryOf(PhoneNumber number) {
        String country = NUMBERS.getRegionCodeForNumber(number);
        List<String> sharing = NUMBERS.getRegionCodesForCountryCode(number.getCountryCode());
        return country != null ? country : sharing.isEmpty() ? "" : sharing.get(0);
    }
}
