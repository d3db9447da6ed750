package io.accountcreator.host.access.operation;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountRules;
import io.accountcreator.TypedCode;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.UsernameStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A field that can be given to an operation, by its name; one table with the longest value and how a creator takes it. */
public enum AccountField {
    /** User name. */
    USERNAME(1024, (creator, value) -> reason(creator.setUsername(value) == UsernameStatus.OK)),
    /** Clear password. */
    PASSWORD(1024, (creator, value) -> reason(creator.setPassword(value) == PasswordStatus.OK)),
    /** HA1 of the password. */
    HA1(256, (creator, value) -> hash(value, creator.setHa1(value))),
    /** Phone number. */
    PHONE(
            64,
            (creator, value) -> creator.setPhoneNumber(value).contains(PhoneNumberStatus.OK)
                    ? Optional.empty()
                    : Optional.of("is not a phone number with a plus and its country code")),
    /** E-mail address. */
    EMAIL(254, (creator, value) -> reason(creator.setEmail(value) == EmailStatus.OK)),
    /** SIP domain. */
    DOMAIN(253, (creator, value) -> reason(creator.setDomain(value) == DomainStatus.OK)),
    /** Digest algorithm. */
    ALGORITHM(
            64,
            (creator, value) -> creator.setAlgorithm(value) == AlgorithmStatus.OK
                    ? Optional.empty()
                    : Optional.of("is neither MD5 nor SHA-256")),
    /** Code out of a message; {@code ERROR} is what an old server stores for one that was used up, so it is none. */
    ACTIVATION_CODE(
            256,
            (creator, value) ->
                    reason(!isNoCode(value) && creator.setActivationCode(value) == ActivationCodeStatus.OK)),
    /** Clear password to be. */
    NEW_PASSWORD(1024, (creator, value) -> reason(creator.setNewPassword(value) == PasswordStatus.OK)),
    /** HA1 of the password to be. */
    NEW_HA1(256, (creator, value) -> hash(value, creator.setNewHa1(value))),
    /** Name for people. */
    DISPLAY_NAME(256, (creator, value) -> reason(creator.setDisplayName(value) == UsernameStatus.OK)),
    /** Language of messages. */
    LANGUAGE(64, (creator, value) -> reason(creator.setLanguage(value) == LanguageStatus.OK)),
    /** Name of the app that asks. */
    USER_AGENT(256, (creator, value) -> reason(creator.setUserAgent(value) == LanguageStatus.OK));

    private final String jsonName = Names.camel(this);
    private final String optionName = Names.kebab(this);
    private final int mostBytes;
    private final Setter setter;

    AccountField(int mostBytes, Setter setter) {
        this.mostBytes = mostBytes;
        this.setter = setter;
    }

    /**
     * Finds a field by its name in JSON; letter case counts.
     *
     * @param jsonName such as {@code newPassword}
     * @return the field, empty if there is none of that name
     */
    public static Optional<AccountField> of(String jsonName) {
        return Arrays.stream(values())
                .filter(field -> field.jsonName.equals(jsonName))
                .findFirst();
    }

    /**
     * Gives the name in JSON.
     *
     * @return such as {@code newPassword}
     */
    public String jsonName() {
        return jsonName;
    }

    /**
     * Gives the name on the command line.
     *
     * @return such as {@code new-password}
     */
    public String optionName() {
        return optionName;
    }

    /**
     * Says whether the value must not be shown.
     *
     * @return true for passwords, HA1s and codes
     */
    public boolean secret() {
        return switch (this) {
            case PASSWORD, HA1, ACTIVATION_CODE, NEW_PASSWORD, NEW_HA1 -> true;
            default -> false;
        };
    }

    /**
     * Looks for what no value of this field may have.
     *
     * @param value any text
     * @return what is wrong, without the value, to be read after the name of the field; empty if nothing is
     */
    public Optional<String> problem(String value) {
        if (AccountRules.hasControl(value) || hasHalfPair(value)) {
            return Optional.of("has a control character in it");
        }
        boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= mostBytes;
        return fits ? Optional.empty() : Optional.of("is too long");
    }

    /**
     * Sets the field of a creator.
     *
     * @param creator keeps what it has if the value is refused
     * @param value the value, not empty
     * @return what is wrong with the value, without the value, to be read after the name of the field; empty if it was taken
     */
    public Optional<String> set(AccountCreator creator, String value) {
        return value.isEmpty() ? Optional.of("is empty") : problem(value).or(() -> setter.set(creator, value));
    }

    /**
     * Says whether a text is what no code can be, however it is typed: nothing at all, or what the account manager of old
     * stored for a code that was used up. A server behind the backend may take either for right.
     *
     * @param typed as somebody gave it
     * @return true if no backend must be asked
     */
    public static boolean isNoCode(String typed) {
        String code = TypedCode.read(typed);
        return code.isEmpty() || code.equals("ERROR");
    }

    private static Optional<String> hash(String value, Ha1Status status) {
        return status == Ha1Status.OK ? Optional.empty() : Hashes.problem(value, null);
    }

    private static Optional<String> reason(boolean taken) {
        return taken ? Optional.empty() : Optional.of("is refused by the rules of this field");
    }

    /** Halves of surrogate pairs are what a lenient decoder makes of bytes that are no UTF-8; no backend could keep them. */
    private static boolean hasHalfPair(String value) {
        return value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @FunctionalInterface
    private interface Setter {
        Optional<String> set(AccountCreator creator, String value);
    }
}
