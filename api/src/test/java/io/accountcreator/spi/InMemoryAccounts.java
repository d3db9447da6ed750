package io.accountcreator.spi;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The accounts of the in-memory backend, by name and by alias. Thread-safe. */
final class InMemoryAccounts {
    private final Map<Key, InMemoryAccount> byName = new ConcurrentHashMap<>();
    private final Map<Key, InMemoryAccount> byAlias = new ConcurrentHashMap<>();

    /** Adds an account unless its name is taken by one that somebody may still confirm. */
    boolean add(InMemoryAccount account, Instant now) {
        return account
                == byName.compute(
                        key(account.domain, account.username),
                        (key, there) -> there == null || there.isAbandoned(now) ? account : there);
    }

    void remove(InMemoryAccount account) {
        byName.remove(key(account.domain, account.username), account);
        byAlias.values().removeIf(account::equals);
    }

    /** Makes an alias the account's, unless it is another's. */
    boolean reserve(InMemoryAccount account, String phone) {
        boolean owned = account.equals(byAlias.computeIfAbsent(key(account.domain, phone), key -> account));
        if (owned) {
            account.link(phone);
        }
        return owned;
    }

    Optional<InMemoryAccount> owner(@Nullable String domain, @Nullable String phone) {
        return find(byAlias, domain, phone);
    }

    Optional<InMemoryAccount> named(@Nullable String domain, @Nullable String username) {
        return find(byName, domain, username);
    }

    /** By user name if there is one, else by alias, else by the phone number as a name. */
    Optional<InMemoryAccount> of(AccountRequest request) {
        return request.username() != null
                ? named(request.domain(), request.username())
                : ofPhone(request.domain(), request.phone());
    }

    Optional<InMemoryAccount> ofPhone(@Nullable String domain, @Nullable String phone) {
        return owner(domain, phone).or(() -> named(domain, phone));
    }

    private static Optional<InMemoryAccount> find(
            Map<Key, InMemoryAccount> map, @Nullable String domain, @Nullable String name) {
        return domain == null || name == null ? Optional.empty() : Optional.ofNullable(map.get(key(domain, name)));
    }

    private static Key key(String domain, String name) {
        return new Key(domain, name.toLowerCase(Locale.ROOT));
    }

    private record Key(String domain, String name) {}
}
