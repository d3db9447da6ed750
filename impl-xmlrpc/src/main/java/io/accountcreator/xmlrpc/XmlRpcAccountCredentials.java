package io.accountcreator.xmlrpc;

import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.xmlrpc.protocol.HttpCredentials;
import java.util.Optional;

/**
 * What an account can show of itself when the server asks: its HA1, if the server's realm is its domain. The account manager
 * can be set up to ask for it before it changes a password or takes an alias.
 */
record XmlRpcAccountCredentials(AccountRequest request) implements HttpCredentials {
    @Override
    public String username() {
        return String.valueOf(request.identity());
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Optional<String> ha1(String algorithm, String realm) {
        return realm.equals(request.domain())
                        && algorithm.equals(request.effectiveAlgorithm().wireName())
                ? Optional.ofNullable(request.effectiveHa1()).map(Secret::reveal)
                : Optional.empty();
    }
}
