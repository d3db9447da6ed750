package io.accountcreator.ldap;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.UsernameStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes accounts of the records of a file, by the rules that requests are held to. For one thread. */
final class AccountRows implements AutoCloseable {
    private final List<AccountColumn> columns;
    private final LdapConfig config;
    private final Optional<String> defaultDomain;
    private final AccountCreators creators;
    private final AccountCreator rules;

    /**
     * Reads a header.
     *
     * @throws RefusedRowException if it has names that there are not, or lacks one that is needed
     */
    AccountRows(List<String> header, LdapConfig config, Settings settings) throws RefusedRowException {
        this.config = config;
        columns = columns(header);
        defaultDomain = settings.text(LdapSetting.DOMAIN.key()).map(domain -> domain.toLowerCase(Locale.ROOT));
        creators = AccountCreators.builder(new NotConfigured().on(Runnable::run))
                .rules(AccountRules.from(settings))
                .build();
        rules = creators.newAccountCreator();
    }

    /** A record that makes no account; the message never has a hash in it. */
    static final class RefusedRowException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedRowException(String message) {
            super(message);
        }
    }

    private static List<AccountColumn> columns(List<String> header) throws RefusedRowException {
        List<AccountColumn> known =
                header.stream().flatMap(name -> AccountColumn.of(name).stream()).toList();
        check(known.size() == header.size(), "the header has columns other than " + names());
        check(known.stream().distinct().count() == known.size(), "the header has a column twice");
        check(known.contains(AccountColumn.USERNAME), "the header has no " + AccountColumn.USERNAME.header());
        return known;
    }

    static String names() {
        return String.join(
                ",",
                Stream.of(AccountColumn.values()).map(AccountColumn::header).toList());
    }

    /**
     * Makes an account of a record.
     *
     * @throws RefusedRowException if a value cannot be taken
     */
    AccountRow row(List<String> fields) throws RefusedRowException {
        check(fields.size() == columns.size(), "it has " + fields.size() + " fields, the header " + columns.size());
        Map<AccountColumn, String> values = new EnumMap<>(AccountColumn.class);
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                values.put(columns.get(i), fields.get(i).strip());
            }
        }
        String username = values.getOrDefault(AccountColumn.USERNAME, "");
        check(!username.isEmpty() && rules.setUsername(username) == UsernameStatus.OK, "the user name cannot be taken");
        Optional<String> problem = UserNames.problem(fields.get(columns.indexOf(AccountColumn.USERNAME)));
        check(problem.isEmpty(), "the user name " + problem.orElse(""));
        return new AccountRow(
                username,
                domain(values),
                hashes(values),
                phones(values),
                email(values),
                displayName(values),
                suspended(values),
                created(values));
    }

    private String domain(Map<AccountColumn, String> values) throws RefusedRowException {
        String domain = Optional.ofNullable(values.get(AccountColumn.DOMAIN))
                .or(() -> defaultDomain)
                .orElse("")
                .toLowerCase(Locale.ROOT);
        check(!domain.isEmpty(), "there is no domain");
        check(rules.setDomain(domain) == DomainStatus.OK && config.serves(domain), "the domain is not served");
        return domain;
    }

    private static Map<Algorithm, Secret> hashes(Map<AccountColumn, String> values) throws RefusedRowException {
        Map<Algorithm, Secret> hashes = new EnumMap<>(Algorithm.class);
        add(hashes, Algorithm.MD5, values.get(AccountColumn.MD5));
        add(hashes, Algorithm.SHA_256, values.get(AccountColumn.SHA256));
        check(!hashes.isEmpty(), "there is no hash");
        return hashes;
    }

    private static void add(Map<Algorithm, Secret> hashes, Algorithm algorithm, @Nullable String text)
            throws RefusedRowException {
        if (text != null) {
            String hash = text.toLowerCase(Locale.ROOT);
            check(
                    Ha1.algorithmOf(hash).filter(algorithm::equals).isPresent(),
                    "the hash of " + algorithm.wireName() + " is none");
            hashes.put(algorithm, Secret.of(hash));
        }
    }

    private static List<String> phones(Map<AccountColumn, String> values) throws RefusedRowException {
        List<String> phones = Stream.of(
                        values.getOrDefault(AccountColumn.PHONES, "").split("\\s+", -1))
                .filter(phone -> !phone.isEmpty())
                .distinct()
                .toList();
        check(phones.stream().allMatch(PhoneNumbers::isE164), "a phone number is not E.164");
        return phones;
    }

    private Optional<String> email(Map<AccountColumn, String> values) throws RefusedRowException {
        Optional<String> email = Optional.ofNullable(values.get(AccountColumn.EMAIL));
        if (email.isPresent()) {
            boolean ascii = email.get().chars().allMatch(c -> c < 0x80);
            check(ascii && rules.setEmail(email.get()) == EmailStatus.OK, "the e-mail address cannot be taken");
        }
        return email.map(address -> address.toLowerCase(Locale.ROOT));
    }

    private Optional<String> displayName(Map<AccountColumn, String> values) throws RefusedRowException {
        Optional<String> name = Optional.ofNullable(values.get(AccountColumn.DISPLAY_NAME));
        check(
                name.isEmpty() || rules.setDisplayName(name.get()) == UsernameStatus.OK,
                "the display name cannot be taken");
        return name;
    }

    private static boolean suspended(Map<AccountColumn, String> values) throws RefusedRowException {
        String state = values.getOrDefault(AccountColumn.STATE, AccountRow.ACTIVE);
        check(
                state.equals(AccountRow.ACTIVE) || state.equals(AccountRow.SUSPENDED),
                "the state is neither " + AccountRow.ACTIVE + " nor " + AccountRow.SUSPENDED);
        return state.equals(AccountRow.SUSPENDED);
    }

    private static Optional<Instant> created(Map<AccountColumn, String> values) throws RefusedRowException {
        try {
            return Optional.ofNullable(values.get(AccountColumn.CREATED)).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new RefusedRowException("the time of creation is not like 2026-01-31T12:00:00Z");
        }
    }

    private static void check(boolean met, String otherwise) throws RefusedRowException {
        if (!met) {
            throw new RefusedRowException(otherwise);
        }
    }

    @Override
    public void close() {
        rules.close();
        creators.close();
    }
}
