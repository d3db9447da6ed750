package io.accountcreator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One form for each phone number, however it is dialled or written: accounts are looked for, messages sent and counted by it,
 * so that nobody has two accounts, or twice the messages, by writing a number in two ways.
 *
 * <p>Of {@code +} and digits, the prefix that is dialled only inside a country goes ({@code +840912345678} is
 * {@code +84912345678}), as libphonenumber knows it; a zero that belongs to a number stays ({@code +390612345678}). What it leaves
 * in two forms though they ring one phone is in {@link TwinNumbers}. No state; may be called from any thread.
 */
public final class PhoneNumberForms {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** More than anybody puts before a number; each round takes one prefix away. */
    private static final int MOST_PREFIXES = 15;

    private PhoneNumberForms() {}

    /**
     * Gives the form that a number is known by.
     *
     * @param number {@code +} and digits; anything else is left as it is
     * @return the form; itself has no other
     */
    public static String normal(String number) {
        String form = number;
        for (int i = 0; i < MOST_PREFIXES; i++) {
            String shorter = withoutPrefix(form);
            if (shorter.equals(form)) {
                break;
            }
            form = shorter;
        }
        return form;
    }

    /**
     * Tells whether two texts are forms of one number.
     *
     * @param number {@code +} and digits, or any other text
     * @param other {@code +} and digits, or any other text
     * @return true if they have one normal form; texts that are no numbers have to be equal
     */
    public static boolean same(String number, String other) {
        return number.equals(other) || normal(number).equals(normal(other));
    }

    /**
     * Gives the forms that a number is likely to be written in, for what was stored as somebody wrote it.
     *
     * @param number {@code +} and digits
     * @return the normal form, the given one, and those with a prefix that people dial; the text alone if it is no number
     */
    public static List<String> likely(String number) {
        if (!PhoneNumbers.isE164(number)) {
            return List.of(number);
        }
        String normal = normal(number);
        Set<String> forms = new LinkedHashSet<>(List.of(normal, number));
        dialledInside(normal, forms);
        forms.addAll(TwinNumbers.of(normal));
        forms.removeIf(form -> !PhoneNumbers.isE164(form) || !normal(form).equals(normal));
        return List.copyOf(forms);
    }

    private static String withoutPrefix(String number) {
        PhoneNumber parsed = PhoneNumbers.isE164(number) ? parsed(number) : null;
        if (parsed == null) {
            return number;
        }
        String form = TwinNumbers.first(NUMBERS.format(parsed, PhoneNumberFormat.E164));
        return PhoneNumbers.isE164(form) ? form : number;
    }

    private static void dialledInside(String normal, Set<String> forms) {
        PhoneNumber parsed = parsed(normal);
        if (parsed == null) {
            return;
        }
        String country = NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode());
        // It warns of what is no country.
        String prefix =
                NUMBERS.getSupportedRegions().contains(country) ? NUMBERS.getNddPrefixForRegion(country, true) : null;
        if (prefix != null && !prefix.isEmpty()) {
            forms.add("+" + parsed.getCountryCode() + prefix + NUMBERS.getNationalSignificantNumber(parsed));
        }
    }

    private static @Nullable PhoneNumber parsed(String number) {
        try {
            return NUMBERS.parse(number, null);
        } catch (NumberParseException e) {
            // Of no known calling code, or next to nothing: it has one form.
            return null;
        }
    }
}
