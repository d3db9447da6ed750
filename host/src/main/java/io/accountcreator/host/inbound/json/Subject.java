package io.accountcreator.host.inbound.json;

import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.AskedOperation;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about, by its path. The body may repeat it, and must not contradict it.
 *
 * @param kind account or alias
 * @param name user name or phone number
 * @param domain lower case; null if neither the path nor the settings name one
 */
record Subject(Kind kind, String name, @Nullable String domain) {
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /** What the path names. */
    enum Kind {
        /** By user name. */
        ACCOUNTS(AccountField.USERNAME),
        /** By phone number. */
        ALIASES(AccountField.PHONE);

        private final AccountField field;

        Kind(AccountField field) {
            this.field = field;
        }

        static Optional<Kind> of(String segment) {
            return switch (segment) {
                case "accounts" -> Optional.of(ACCOUNTS);
                case "aliases" -> Optional.of(ALIASES);
                default -> Optional.empty();
            };
        }

        /** What a GET without an operation asks. */
        AskedOperation question() {
            return this == ACCOUNTS ? AskedOperation.IS_ACCOUNT_EXIST : AskedOperation.IS_ALIAS_USED;
        }

        /** Whether the operation can be asked of what is so named. */
        boolean has(AskedOperation operation) {
            return switch (operation) {
                case IS_ALIAS_USED -> this == ALIASES;
                case IS_ACCOUNT_LINKED, CONFIRMATION_KEY -> this == ACCOUNTS;
                default -> true;
            };
        }
    }

    /**
     * Reads a segment of a path.
     *
     * @param kind what it names
     * @param segment decoded; the domain is what follows the last at sign
     * @param defaultDomain of the settings, null if there is none
     */
    static Subject of(Kind kind, String segment, @Nullable String defaultDomain) throws RefusedRequestException {
        int at = segment.lastIndexOf('@');
        String name = at < 0 ? segment : segment.substring(0, at);
        String domain = at < 0 ? defaultDomain : segment.substring(at + 1).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || (domain != null && domain.isEmpty())) {
            throw new RefusedRequestException(400, "the path names nobody");
        }
        return new Subject(kind, name, domain);
    }

    /** Puts the fields of a request together. */
    Map<AccountField, String> fields(Map<String, String> body) throws RefusedRequestException {
        Map<AccountField, String> fields = new EnumMap<>(AccountField.class);
        for (Map.Entry<String, String> member : body.entrySet()) {
            AccountField field = AccountField.of(member.getKey()).orElseThrow(() -> unknown(member.getKey()));
            fields.put(field, member.getValue());
        }
        if (domain != null) {
            fields.computeIfPresent(AccountField.DOMAIN, (field, value) -> value.toLowerCase(Locale.ROOT));
            putUncontradicted(fields, AccountField.DOMAIN, domain);
        }
        putUncontradicted(fields, kind.field, name);
        return fields;
    }

    private static void putUncontradicted(Map<AccountField, String> fields, AccountField field, String value)
            throws RefusedRequestException {
        String other = fields.put(field, value);
        if (other != null && !other.equals(value)) {
            throw new RefusedRequestException(Reply.problem(
                    400, field.jsonName() + " is not what the path says", Map.of("field", field.jsonName())));
        }
    }

    private static RefusedRequestException unknown(String name) {
        // A slip of the pen may put a secret there, so only what looks like a name is repeated.
        String unknown = "unknown field";
        return new RefusedRequestException(
                Reply.problem(400, SHOWN.matcher(name).matches() ? unknown + " " + name : unknown)
                        .refusing(unknown));
    }
}
