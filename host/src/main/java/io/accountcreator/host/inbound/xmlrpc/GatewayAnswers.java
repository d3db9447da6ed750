package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.AccountCreator;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.status.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one method answers to each final status; built once, then only read. Texts come from the status and from fields of
 * the creator, never from a backend's response. A status that is not listed gives no answer.
 */
final class GatewayAnswers {
    private final Map<Status, Function<AccountCreator, Optional<XmlRpcAnswer>>> answers = new EnumMap<>(Status.class);

    private GatewayAnswers() {}

    static GatewayAnswers answers() {
        return new GatewayAnswers();
    }

    /** Answers a status with a fixed text. */
    GatewayAnswers on(Status status, String text) {
        return on(status, creator -> Optional.of(new XmlRpcAnswer.Text(text)));
    }

    /** Answers a status with something out of the creator. */
    GatewayAnswers on(Status status, Function<AccountCreator, Optional<XmlRpcAnswer>> answer) {
        answers.put(status, answer);
        return this;
    }

    /** Answers the statuses that come of sending a message to a phone. */
    GatewayAnswers onSms() {
        return on(Status.PHONE_NUMBER_INVALID, WireTexts.NO_SMS)
                .on(Status.PHONE_NUMBER_OVERUSED, WireTexts.TOO_MANY_SMS);
    }

    /** The answer; empty if the status is not listed, or if the creator lacks what the answer is made of. */
    Optional<XmlRpcAnswer> to(Status status, AccountCreator creator) {
        Function<AccountCreator, Optional<XmlRpcAnswer>> answer = answers.get(status);
        return answer == null ? Optional.empty() : answer.apply(creator);
    }

    static Optional<XmlRpcAnswer> phone(AccountCreator creator) {
        return text(creator.phoneNumber()).filter(PhoneNumbers::isE164).map(XmlRpcAnswer.Text::new);
    }

    /** Who is not told whether there is an account is told the number that it would have for a name. */
    static Optional<XmlRpcAnswer> username(AccountCreator creator) {
        return text(creator.username()).or(() -> text(creator.phoneNumber())).map(XmlRpcAnswer.Text::new);
    }

    static Optional<XmlRpcAnswer> ha1(AccountCreator creator) {
        return text(creator.ha1()).map(XmlRpcAnswer.Text::new);
    }

    static Optional<XmlRpcAnswer> activationCode(AccountCreator creator) {
        return text(creator.activationCode()).map(XmlRpcAnswer.Text::new);
    }

    static Optional<XmlRpcAnswer> login(AccountCreator creator) {
        return text(creator.ha1()).flatMap(ha1 -> Ha1.algorithmOf(ha1)
                .map(Algorithm::wireName)
                .map(algorithm -> new XmlRpcAnswer.Login(ha1, algorithm)));
    }

    private static Optional<String> text(@Nullable Secret secret) {
        return text(secret == null ? null : secret.reveal());
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isEmpty());
    }
}
