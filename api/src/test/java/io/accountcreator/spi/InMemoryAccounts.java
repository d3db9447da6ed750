package io.accountcreator.spi;

import io.accountcreator.PhoneNumberForms;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
        return find(byAlias, domain, phone == null ? null : PhoneNumberForms.normal(phone));
    }

    Optional<InMemoryAccount> named(@Nullable String domain, @Nullable String username) {
        return find(byName, domain, username);
    }

    /** Whether another account is named by a form of the number that a name is, and active. */
    boolean isNumberOfActive(String domain, String username) {
        return PhoneNumberForms.likely(username).stream()
                .filter(form -> !form.equals(username))
                .flatMap(form -> named(domain, form).stream())
                .anyMatch(InMemoryAccount::isActive);
    }

    /** By user name if there is one of it, else by alias, else by any form of the phone number as a name. */
    Optional<InMemoryAccount> of(AccountRequest request) {
        return named(request.domain(), request.username()).or(() -> ofPhone(request.domain(), request.identity()));
    }

    Optional<InMemoryAccount> ofPhone(@Nullable String domain, @Nullable String phone) {
        return owner(domain, phone).or(() -> Stream.ofNullable(phone)
                .flatMap(number -> PhoneNumberForms.likely(number).stream())
                .flatMap(form -> named(domain, form).stream())
                .findFirst());
    }

    /** An account that waits for a code to a phone number. */
    Optional<InMemoryAccount> waitingAt(@Nullable String domain, @Nullable String phone) {
        return byName.values().stream()
                .filter(account -> account.domain.equals(domain) && account.waitsAt(phone))
                .findFirst();
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
