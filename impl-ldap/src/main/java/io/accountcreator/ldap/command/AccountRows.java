package io.accountcreator.ldap.command;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.config.NotConfigured;
import io.accountcreator.ldap.entry.UserNames;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.UsernameStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes accounts of the records of a file, by the rules that requests are held to. For one thread. */
public final class AccountRows implements AutoCloseable {
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9 _.-]{0,30}");

    /** In the order of the header; empty for those that are left out. */
    private final List<Optional<AccountColumn>> columns;

    private final LdapConfig config;
    private final Optional<String> defaultDomain;
    private final AccountCreators creators;
    private final AccountCreator rules;

    /**
     * How a file is read.
     *
     * @param ignoresColumns whether unknown columns are ignored
     * @param takesPasswords whether hashes are made of clear passwords
     */
    record Reading(boolean ignoresColumns, boolean takesPasswords) {}

    /**
     * Reads a header.
     *
     * @throws RefusedRowException if it has unknown names, or lacks one that is needed
     */
    AccountRows(List<String> header, Reading reading, LdapConfig config, Settings settings) throws RefusedRowException {
        this.config = config;
        columns = columns(header, reading);
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

    private static List<Optional<AccountColumn>> columns(List<String> header, Reading reading)
            throws RefusedRowException {
        List<Optional<AccountColumn>> columns =
                header.stream().map(AccountColumn::of).toList();
        List<AccountColumn> known = columns.stream().flatMap(Optional::stream).toList();
        check(!known.isEmpty(), "the first line is no header: it has none of " + names());
        List<String> others = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isEmpty())
                .mapToObj(i -> name(header.get(i), i))
                .toList();
        check(
                others.isEmpty() || reading.ignoresColumns(),
                "the header has " + String.join(", ", others) + "; there are " + names() + ". "
                        + ImportCommand.IGNORE_COLUMNS + " leaves others out");
        check(known.stream().distinct().count() == known.size(), "the header has a column twice");
        check(known.contains(AccountColumn.USERNAME), "the header has no " + AccountColumn.USERNAME.header());
        check(
                reading.takesPasswords() || !known.contains(AccountColumn.PASSWORD),
                "the header has " + AccountColumn.PASSWORD.header() + "; " + ImportCommand.CLEAR_PASSWORDS
                        + " makes hashes of clear passwords");
        return columns;
    }

    /** What does not look like the name of a column may be somebody's hash. */
    private static String name(String text, int index) {
        String stripped = text.strip();
        boolean shown =
                COLUMN.matcher(stripped).matches() && Ha1.algorithmOf(stripped).isEmpty();
        return shown ? '"' + stripped + '"' : "a column " + (index + 1) + " without a name that can be shown";
    }

    public static String names() {
        return String.join(
                ",",
                Stream.of(AccountColumn.values())
                        .filter(column -> column != AccountColumn.PASSWORD)
                        .map(AccountColumn::header)
                        .toList());
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
            String field = fields.get(i);
            check(field.indexOf('\uFFFD') < 0, "it has characters that were lost in another encoding (U+FFFD)");
            if (columns.get(i).isPresent() && !field.isBlank()) {
                AccountColumn column = columns.get(i).get();
                values.put(column, value(column, field));
            }
        }
        String username = values.getOrDefault(AccountColumn.USERNAME, "");
        check(!username.isEmpty() && rules.setUsername(username) == UsernameStatus.OK, "the user name cannot be taken");
        int column = columns.indexOf(Optional.of(AccountColumn.USERNAME));
        Optional<String> problem = UserNames.refusal(Formula.original(fields.get(column)));
        check(problem.isEmpty(), "the user name " + problem.orElse(""));
        String domain = domain(values);
        return new AccountRow(
                username,
                domain,
                hashes(values, username, domain),
                phones(values, username),
                email(values),
                displayName(values),
                suspended(values),
                created(values));
    }

    private static String value(AccountColumn column, String field) {
        if (column == AccountColumn.PASSWORD) {
            // Blanks around it may be its own.
            return field;
        }
        String stripped = field.strip();
        return column.isText() ? Formula.original(stripped) : stripped;
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

    private Map<Algorithm, Secret> hashes(Map<AccountColumn, String> values, String username, String domain)
            throws RefusedRowException {
        Map<Algorithm, Secret> hashes = new EnumMap<>(Algorithm.class);
        add(hashes, Algorithm.MD5, values.get(AccountColumn.MD5));
        add(hashes, Algorithm.SHA_256, values.get(AccountColumn.SHA256));
        String password = values.get(AccountColumn.PASSWORD);
        if (password != null) {
            check(hashes.isEmpty(), "there is a password and a hash");
            check(rules.setPassword(password) == PasswordStatus.OK, "the password cannot be taken");
            for (Algorithm algorithm : Algorithm.values()) {
                if (config.algorithms().allow(domain, algorithm)) {
                    hashes.put(algorithm, Ha1.of(algorithm, username, domain, Secret.of(password)));
                }
            }
        }
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

    private static List<String> phones(Map<AccountColumn, String> values, String username) throws RefusedRowException {
        List<String> given = Stream.of(
                        values.getOrDefault(AccountColumn.PHONES, "").split("\\s+", -1))
                .filter(phone -> !phone.isEmpty())
                .toList();
        check(given.stream().allMatch(PhoneNumbers::isE164), "a phone number is not E.164");
        List<String> phones =
                given.stream().map(PhoneNumberForms::normal).distinct().toList();
        check(
                !username.startsWith("+") || phones.contains(PhoneNumberForms.normal(username)),
                "the user name is a phone number that is not among the account's");
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
