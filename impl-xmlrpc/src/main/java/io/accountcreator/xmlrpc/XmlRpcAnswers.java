package io.accountcreator.xmlrpc;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import io.accountcreator.xmlrpc.protocol.XmlRpcResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Answer to outcome. A word has its status in a table; any other text counts only where the operation is answered by one,
 * and only in the shape that is due. What is left says nothing about an account: REQUEST_FAILED.
 */
final class XmlRpcAnswers {
    private static final int LONGEST_RESPONSE = 60;
    private static final Pattern NO_WORD_CHARACTER = Pattern.compile("[^A-Z0-9_]");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{1,15}");
    /** The server strips markup from names: one with it is a page, or a warning in the place of a name. */
    private static final Pattern USERNAME = Pattern.compile("[^\\p{Cc}<>]{1,64}");

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,64}");

    private XmlRpcAnswers() {}

    /** For an operation that is answered by words only. */
    static Outcome word(XmlRpcStatuses table, XmlRpcResponse response) {
        return word(table, response, text -> Optional.empty());
    }

    /** The alias; or the name that was asked for, if it is an alias itself. */
    static Outcome alias(XmlRpcStatuses table, XmlRpcResponse response, AccountRequest request, Status found) {
        return word(table, response, text -> {
            if (PHONE.matcher(text).matches()) {
                return Optional.of(Outcome.of(found).withPhone(text));
            }
            return text.equals(request.identity()) ? Optional.of(Outcome.of(found)) : Optional.empty();
        });
    }

    static Outcome ha1(XmlRpcStatuses table, XmlRpcResponse response, AccountRequest request) {
        return word(table, response, text -> Ha1.algorithmOf(text).map(algorithm -> {
            Algorithm changed = algorithm == request.effectiveAlgorithm() ? null : algorithm;
            return Outcome.of(Status.ACCOUNT_ACTIVATED).withHa1(Secret.of(text), changed);
        }));
    }

    static Outcome username(XmlRpcStatuses table, XmlRpcResponse response) {
        return word(table, response, text -> shaped(USERNAME, text)
                .map(name -> Outcome.of(Status.REQUEST_OK).withUsername(name)));
    }

    static Outcome code(XmlRpcStatuses table, XmlRpcResponse response) {
        return word(table, response, text -> shaped(CODE, text)
                .map(code -> Outcome.of(Status.REQUEST_OK).withActivationCode(Secret.of(code))));
    }

    /** A struct that is read by the names of its members; servers and clients disagree about their order. */
    static Outcome login(XmlRpcStatuses table, XmlRpcResponse response) {
        if (!(response instanceof XmlRpcResponse.Struct struct)) {
            return word(table, response);
        }
        Object password = struct.members().get("password");
        Object name = struct.members().get("algorithm");
        return Optional.ofNullable(password instanceof String text ? text : null)
                .flatMap(ha1 -> Ha1.algorithmOf(ha1)
                        .filter(shape -> name == null || name.equals(shape.wireName()))
                        .map(shape -> Outcome.of(Status.REQUEST_OK).withHa1(Secret.of(ha1), shape)))
                .orElseGet(() -> senseless("a struct without a password's hash that fits its algorithm"));
    }

    private static Outcome word(
            XmlRpcStatuses table, XmlRpcResponse response, Function<String, Optional<Outcome>> other) {
        if (!(response instanceof XmlRpcResponse.Text text)) {
            return senseless(response.toString());
        }
        return table.of(text.value())
                .map(status -> outcome(status, text.value()))
                .or(() -> other.apply(text.value()))
                .orElseGet(() -> senseless("a text of " + text.value().length() + " characters"));
    }

    private static Outcome outcome(Status status, String word) {
        String clean = NO_WORD_CHARACTER.matcher(word).replaceAll("?");
        return Outcome.of(status).withResponse(clean.substring(0, Math.min(LONGEST_RESPONSE, clean.length())));
    }

    private static Outcome senseless(String what) {
        return Outcome.failed(Failure.OUTAGE, "the answer does not make sense: " + what);
    }

    private static Optional<String> shaped(Pattern shape, String text) {
        return Optional.of(text).filter(t -> shape.matcher(t).matches());
    }
}
