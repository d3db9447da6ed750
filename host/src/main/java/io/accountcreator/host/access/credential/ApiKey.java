package io.accountcreator.host.access.credential;

import io.accountcreator.host.access.operation.AskedOperation;
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
public record ApiKey(String name, byte[] sha256, Set<AskedOperation> operations, Set<String> domains) {
    /**
     * Tells whether its holder may ask something.
     *
     * @param operation what is asked
     * @return whether the settings name it
     */
    public boolean permits(AskedOperation operation) {
        return operations.contains(operation);
    }

    /**
     * Tells whether its holder may ask about a domain.
     *
     * @param domain lower case, null if none is named
     * @return whether the settings name it
     */
    public boolean permits(@Nullable String domain) {
        return domains.isEmpty() || (domain != null && domains.contains(domain));
    }

    @Override
    public String toString() {
        return "key " + name;
    }
}
