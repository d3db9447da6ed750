package io.accountcreator.host.rest;

import io.accountcreator.host.ask.AskedOperation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of an API key may do. It prints its name alone.
 *
 * @param name as in the settings
 * @param sha256 digest of the key
 * @param operations what it may ask
 * @param domains those that are named, lower case; empty for all
 */
record ApiKey(String name, byte[] sha256, Set<AskedOperation> operations, Set<String> domains) {
    boolean permits(AskedOperation operation) {
        return operations.contains(operation);
    }

    boolean permits(@Nullable String domain) {
        return domains.isEmpty() || (domain != null && domains.contains(domain));
    }

    @Override
    public String toString() {
        return "key " + name;
    }
}
