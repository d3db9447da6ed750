package io.accountcreator.host.gateway;

import static io.accountcreator.host.gateway.GatewayField.ALGORITHM;
import static io.accountcreator.host.gateway.GatewayField.CODE;
import static io.accountcreator.host.gateway.GatewayField.CREDENTIAL;
import static io.accountcreator.host.gateway.GatewayField.DOMAIN;
import static io.accountcreator.host.gateway.GatewayField.EMAIL;
import static io.accountcreator.host.gateway.GatewayField.HASH;
import static io.accountcreator.host.gateway.GatewayField.LANGUAGE;
import static io.accountcreator.host.gateway.GatewayField.NEW_HASH;
import static io.accountcreator.host.gateway.GatewayField.PHONE;
import static io.accountcreator.host.gateway.GatewayField.USER;
import static io.accountcreator.host.gateway.GatewayField.USER_AGENT;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountRules;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.host.gateway.GatewayField.Need;
import io.accountcreator.host.gateway.GatewayField.Parameter;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.UsernameStatus;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the parameters of a call into a creator, or refuses them. The order is the old server's: what is missing, the phone
 * number, the algorithm, the key, and then what it would not have looked at.
 */
final class GatewayArguments {
    private final List<Parameter> parameters;
    private final Map<GatewayField, String> given = new EnumMap<>(GatewayField.class);

    private GatewayArguments(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Fills a creator.
     *
     * @param creator the creator of this call
     * @param parameters what the method takes
     * @param values what came, in order; trailing ones may be empty or missing
     * @param defaultAlgorithm algorithm of the settings, for a call that names none
     * @throws RefusedException with the answer, if a value cannot be taken
     */
    static void fill(
            AccountCreator creator,
            List<Parameter> parameters,
            List<String> values,
            @Nullable Algorithm defaultAlgorithm)
            throws RefusedException {
        GatewayArguments arguments = new GatewayArguments(parameters);
        arguments.take(values);
        arguments.refuseMissing(Need.TEXT);
        arguments.phone(creator);
        arguments.algorithm(creator);
        arguments.code(creator);
        arguments.refuseMissing(Need.BAD_REQUEST);
        arguments.user(creator);
        arguments.hashes(creator, defaultAlgorithm);
        arguments.rest(creator);
    }

    private void take(List<String> values) throws RefusedException {
        refuseIf(values.size() > parameters.size(), "too many parameters");
        for (int i = 0; i < values.size(); i++) {
            GatewayField field = parameters.get(i).field();
            String value = values.get(i);
            refuseIf(AccountRules.hasControl(value) || hasHalfPair(value), "a control character in a parameter");
            refuseIf(value.getBytes(StandardCharsets.UTF_8).length > field.mostBytes(), "a parameter is too long");
            given.put(field, value);
        }
    }

    private void refuseMissing(Need need) throws RefusedException {
        for (Parameter parameter : parameters) {
            if (parameter.need() == need && value(parameter.field()).isEmpty()) {
                throw need == Need.TEXT
                        ? RefusedException.text(parameter.field().ifMissing())
                        : RefusedException.badRequest("a parameter is missing");
            }
        }
    }

    private void phone(AccountCreator creator) throws RefusedException {
        String phone = value(PHONE);
        if (!phone.isEmpty() && !isTaken(creator, phone)) {
            throw RefusedException.text(Texts.NOT_E164);
        }
    }

    private void algorithm(AccountCreator creator) throws RefusedException {
        String algorithm = value(ALGORITHM);
        if (algorithm.isEmpty()) {
            return;
        }
        if (Algorithm.of(algorithm).isEmpty()) {
            throw RefusedException.text(Texts.NO_ALGORITHM);
        }
        creator.setAlgorithm(algorithm);
    }

    /** {@code ERROR} is what the old server stored for a key that was used up. */
    private void code(AccountCreator creator) throws RefusedException {
        if (parameters.stream().noneMatch(parameter -> parameter.field() == CODE)) {
            return;
        }
        String code = value(CODE);
        if (code.isEmpty() || code.equals("ERROR")) {
            throw RefusedException.text(Texts.BAD_KEY);
        }
        refuseIf(creator.setActivationCode(code) != ActivationCodeStatus.OK, "the key is refused");
    }

    /** A name that the rules refuse may still be the phone number that clients put in its place. */
    private void user(AccountCreator creator) throws RefusedException {
        String user = value(USER);
        if (user.isEmpty() || creator.setUsername(user) == UsernameStatus.OK) {
            return;
        }
        String phone = value(PHONE);
        boolean standsForPhone = phone.isEmpty() ? isTaken(creator, user) : phone.equals(user);
        refuseIf(!standsForPhone, "the user name is refused");
    }

    private void hashes(AccountCreator creator, @Nullable Algorithm defaultAlgorithm) throws RefusedException {
        Algorithm named = Algorithm.of(value(ALGORITHM)).orElse(defaultAlgorithm);
        Optional<Algorithm> hash = shape(HASH, named);
        Optional<Algorithm> newHash = shape(NEW_HASH, named);
        refuseIf(hash.isPresent() && newHash.isPresent() && !hash.equals(newHash), "the hashes do not belong together");
        if (hash.isPresent()) {
            refuseIf(creator.setHa1(value(HASH)) != Ha1Status.OK, "a hash is malformed");
        }
        if (newHash.isPresent()) {
            refuseIf(creator.setNewHa1(value(NEW_HASH)) != Ha1Status.OK, "a hash is malformed");
        }
        credential(creator, named);
    }

    /** The algorithm of a hash, empty if there is no hash; one that does not fit is refused. */
    private Optional<Algorithm> shape(GatewayField field, @Nullable Algorithm named) throws RefusedException {
        String hash = value(field);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        Optional<Algorithm> shape = Ha1.algorithmOf(hash);
        refuseIf(shape.isEmpty() || (named != null && named != shape.get()), "a hash is malformed");
        return shape;
    }

    /** The test methods take the clear password or its hash in one place. */
    private void credential(AccountCreator creator, @Nullable Algorithm named) throws RefusedException {
        String credential = value(CREDENTIAL);
        if (credential.isEmpty()) {
            return;
        }
        boolean hash = Ha1.algorithmOf(credential)
                .filter(shape -> named == null || named == shape)
                .isPresent();
        boolean taken = hash
                ? creator.setHa1(credential) == Ha1Status.OK
                : creator.setPassword(credential) == PasswordStatus.OK;
        refuseIf(!taken, "the password is refused");
    }

    private void rest(AccountCreator creator) throws RefusedException {
        String email = value(EMAIL);
        refuseIf(!email.isEmpty() && creator.setEmail(email) != EmailStatus.OK, "the e-mail address is refused");
        String domain = value(DOMAIN);
        refuseIf(!domain.isEmpty() && creator.setDomain(domain) != DomainStatus.OK, "the domain is refused");
        String language = value(LANGUAGE);
        refuseIf(!language.isEmpty() && creator.setLanguage(language) != LanguageStatus.OK, "the language is refused");
        String userAgent = value(USER_AGENT);
        refuseIf(!userAgent.isEmpty() && creator.setUserAgent(userAgent) != LanguageStatus.OK, "the app is refused");
    }

    private String value(GatewayField field) {
        return given.getOrDefault(field, "");
    }

    private static boolean isTaken(AccountCreator creator, String phone) {
        return creator.setPhoneNumber(phone).contains(PhoneNumberStatus.OK);
    }

    /** Halves of surrogate pairs are what a lenient decoder makes of bytes that are no UTF-8; no backend could keep them. */
    private static boolean hasHalfPair(String value) {
        return value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static void refuseIf(boolean condition, String reason) throws RefusedException {
        if (condition) {
            throw RefusedException.badRequest(reason);
        }
    }
}
