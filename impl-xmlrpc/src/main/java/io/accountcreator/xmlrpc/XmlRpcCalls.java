package io.accountcreator.xmlrpc;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.xmlrpc.protocol.XmlRpcCall;
import org.jspecify.annotations.Nullable;

/** Request to call: method and parameters as Linphone's clients send them. A field that is not set is an empty text. */
final class XmlRpcCalls {
    /** What a client says that was not given a name. */
    private static final String NAMELESS = "Unknown";

    private XmlRpcCalls() {}

    static XmlRpcCall phoneNumberForAccount(AccountRequest r) {
        return XmlRpcCall.of("get_phone_number_for_account", text(r.identity()), text(r.domain()));
    }

    static XmlRpcCall createAccount(AccountRequest r) {
        String agent = r.userAgent() == null ? NAMELESS : r.userAgent();
        String domain = text(r.domain());
        return r.phone() == null
                ? XmlRpcCall.of(
                        "create_email_account",
                        text(r.username()),
                        text(r.email()),
                        ha1(r),
                        agent,
                        domain,
                        algorithm(r))
                : XmlRpcCall.of(
                        "create_phone_account",
                        r.phone(),
                        text(r.identity()),
                        ha1(r),
                        agent,
                        domain,
                        text(r.language()),
                        algorithm(r));
    }

    static XmlRpcCall activateAccount(AccountRequest r) {
        String code = text(r.activationCode());
        String domain = text(r.domain());
        return r.phone() == null
                ? XmlRpcCall.of("activate_email_account", text(r.username()), code, domain, algorithm(r))
                : XmlRpcCall.of("activate_phone_account", r.phone(), text(r.identity()), code, domain, algorithm(r));
    }

    static XmlRpcCall isAccountActivated(AccountRequest r) {
        return XmlRpcCall.of("is_account_activated", text(r.identity()), text(r.domain()), algorithm(r));
    }

    static XmlRpcCall isAliasUsed(AccountRequest r) {
        return XmlRpcCall.of("is_phone_number_used", text(r.phone()), text(r.domain()));
    }

    static XmlRpcCall linkAccount(AccountRequest r) {
        return XmlRpcCall.of(
                "link_phone_number_with_account",
                text(r.phone()),
                text(r.username()),
                text(r.domain()),
                text(r.language()));
    }

    static XmlRpcCall activateAlias(AccountRequest r) {
        return XmlRpcCall.of(
                "activate_phone_number_link",
                text(r.phone()),
                text(r.username()),
                text(r.activationCode()),
                ha1(r),
                text(r.domain()),
                algorithm(r));
    }

    static XmlRpcCall recoverByPhone(AccountRequest r) {
        return XmlRpcCall.of("recover_phone_account", text(r.phone()), text(r.domain()), text(r.language()));
    }

    static XmlRpcCall recoverByEmail(AccountRequest r) {
        return XmlRpcCall.of("recover_email_account", text(r.username()), text(r.email()), text(r.domain()));
    }

    static XmlRpcCall updateAccount(AccountRequest r) {
        return XmlRpcCall.of(
                "update_hash", text(r.identity()), ha1(r), text(r.effectiveNewHa1()), text(r.domain()), algorithm(r));
    }

    static XmlRpcCall loginLinphoneAccount(AccountRequest r) {
        return XmlRpcCall.of(
                "recover_account_from_confirmation_key",
                text(r.identity()),
                text(r.activationCode()),
                text(r.domain()),
                algorithm(r));
    }

    /** With the clear password, as the clients do; the server takes the HA1 as well. */
    static XmlRpcCall deleteAccount(AccountRequest r) {
        String proof = r.password() == null ? ha1(r) : text(r.password());
        return XmlRpcCall.of("delete_account", text(r.identity()), proof, text(r.domain()), algorithm(r));
    }

    static XmlRpcCall confirmationKey(AccountRequest r) {
        return XmlRpcCall.of("get_confirmation_key", text(r.username()), ha1(r), text(r.domain()), algorithm(r));
    }

    /** Changes nothing; answers OK if one of the account's passwords has this hash. */
    static XmlRpcCall checkAuthentication(AccountRequest r) {
        return XmlRpcCall.of("check_authentication", text(r.identity()), ha1(r), text(r.domain()));
    }

    private static String ha1(AccountRequest r) {
        return text(r.effectiveHa1());
    }

    /** Empty means MD5 to a server, so what only the shape of an HA1 tells has to be said. */
    private static String algorithm(AccountRequest r) {
        Algorithm effective = r.effectiveAlgorithm();
        return r.algorithm() == null && effective == Algorithm.MD5 ? "" : effective.wireName();
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    private static String text(@Nullable Secret field) {
        return field == null ? "" : field.reveal();
    }
}
