package io.accountcreator.host.inbound.xmlrpc;

import static io.accountcreator.host.inbound.xmlrpc.GatewayField.ALGORITHM;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.CODE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.CREDENTIAL;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.DOMAIN;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.EMAIL;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.HASH;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.LANGUAGE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.NEW_HASH;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.PHONE;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.USER;
import static io.accountcreator.host.inbound.xmlrpc.GatewayField.USER_AGENT;

import io.accountcreator.AccountCreator;
import io.accountcreator.Algorithm;
import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.Hashes;
import io.accountcreator.host.inbound.xmlrpc.GatewayField.Need;
import io.accountcreator.host.inbound.xmlrpc.GatewayField.Parameter;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.UsernameStatus;
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
            refuse("a parameter", field.asked().problem(value));
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
            throw RefusedException.text(WireTexts.NOT_E164);
        }
    }

    private void algorithm(AccountCreator creator) throws RefusedException {
        String algorithm = value(ALGORITHM);
        if (algorithm.isEmpty()) {
            return;
        }
        if (Algorithm.of(algorithm).isEmpty()) {
            throw RefusedException.text(WireTexts.NO_ALGORITHM);
        }
        creator.setAlgorithm(algorithm);
    }

    /** What is no code has the old server's answer. */
    private void code(AccountCreator creator) throws RefusedException {
        if (parameters.stream().noneMatch(parameter -> parameter.field() == CODE)) {
            return;
        }
        String code = value(CODE);
        if (AccountField.isNoCode(code)) {
            throw RefusedException.text(WireTexts.BAD_KEY);
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
        hash(HASH, creator, named);
        hash(NEW_HASH, creator, named);
        boolean together = value(HASH).isEmpty()
                || value(NEW_HASH).isEmpty()
                || Hashes.belongTogether(value(HASH), value(NEW_HASH));
        refuseIf(!together, "the hashes are of different algorithms");
        credential(creator, named);
    }

    private void hash(GatewayField field, AccountCreator creator, @Nullable Algorithm named) throws RefusedException {
        String hash = value(field);
        refuse("a hash", hash.isEmpty() ? Optional.empty() : Hashes.problem(hash, named));
        set(field, creator);
    }

    /** The test methods take the clear password or its hash in one place. */
    private void credential(AccountCreator creator, @Nullable Algorithm named) throws RefusedException {
        String credential = value(CREDENTIAL);
        if (credential.isEmpty()) {
            return;
        }
        AccountField field = Hashes.fits(credential, named) ? AccountField.HA1 : AccountField.PASSWORD;
        refuse("the password", field.set(creator, credential));
    }

    private void rest(AccountCreator creator) throws RefusedException {
        for (GatewayField field : List.of(EMAIL, DOMAIN, LANGUAGE, USER_AGENT)) {
            set(field, creator);
        }
    }

    private void set(GatewayField field, AccountCreator creator) throws RefusedException {
        String value = value(field);
        if (!value.isEmpty()) {
            refuse("a parameter", field.asked().set(creator, value));
        }
    }

    private String value(GatewayField field) {
        return given.getOrDefault(field, "");
    }

    private static boolean isTaken(AccountCreator creator, String phone) {
        return creator.setPhoneNumber(phone).contains(PhoneNumberStatus.OK);
    }

    private static void refuse(String what, Optional<String> problem) throws RefusedException {
        if (problem.isPresent()) {
            throw RefusedException.badRequest(what + ' ' + problem.get());
        }
    }

    private static void refuseIf(boolean condition, String reason) throws RefusedException {
        if (condition) {
            throw RefusedException.badRequest(reason);
        }
    }
}
