package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Writes the accounts of a directory as the file that {@link ImportCommand} reads. */
public final class ExportCommand implements DirectoryCommand.Work {
    private static final String FILE = "FILE";
    private static final String WITH_HA1 = "--with-ha1";

    public static Argument[] arguments() {
        return new Argument[] {
            Argument.operand(FILE, "A file that is not there yet; without it standard output.", false),
            Argument.flag(WITH_HA1, "Writes HA1s too, which are as good as the passwords."),
        };
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        Optional<String> file = call.value(FILE).filter(name -> !name.equals(ImportCommand.STANDARD));
        if (file.isEmpty()) {
            return write(call, call.out(), config, directory);
        }
        try (PrintWriter out = new PrintWriter(SecretFile.create(FileProblem.path(file.get())))) {
            return write(call, out, config, directory);
        } catch (IOException e) {
            return DirectoryCommand.told(call, FileProblem.writing(file.get(), e), End.USAGE);
        }
    }

    private static End write(CommandCall call, PrintWriter out, LdapConfig config, Directory directory)
            throws LDAPException {
        boolean withHa1 = call.has(WITH_HA1);
        List<AccountColumn> columns = Arrays.stream(AccountColumn.values())
                .filter(column -> column != AccountColumn.PASSWORD)
                .filter(column -> withHa1 || !(column == AccountColumn.MD5 || column == AccountColumn.SHA256))
                .toList();
        CsvWriter csv = new CsvWriter(out);
        csv.write(columns.stream().map(AccountColumn::header).toList());
        boolean watched = call.isWatched() && out != call.out();
        Progress progress = new Progress(watched ? call.err() : null, () -> 0, 0);
        long[] left = {0};
        directory.forEach(
                LdapEntries.of(config).accounts().toString(),
                Filter.createPresenceFilter(LdapEntries.ACTIVATED),
                entry -> {
                    Account account = Account.of(entry);
                    if (account.deleted().isPresent() || (!account.activated() && !account.suspended())) {
                        left[0]++;
                        return;
                    }
                    csv.write(columns.stream()
                            .map(column -> text(account, column))
                            .toList());
                    progress.step();
                });
        progress.end();
        out.flush();
        if (left[0] > 0) {
            call.err().println(left[0] + " unconfirmed or deleted accounts left out");
        }
        return out.checkError() ? DirectoryCommand.told(call, "not everything could be written", End.USAGE) : End.DONE;
    }

    private static String text(Account account, AccountColumn column) {
        String field = field(account, column);
        boolean number = PhoneNumbers.isE164(field);
        return column.isText() && !number ? Formula.harmless(field) : field;
    }

    private static String field(Account account, AccountColumn column) {
        return switch (column) {
            case USERNAME -> account.username();
            case DOMAIN -> account.domain();
            case MD5 -> account.ha1(Algorithm.MD5).map(Secret::reveal).orElse("");
            case SHA256 -> account.ha1(Algorithm.SHA_256).map(Secret::reveal).orElse("");
            case PHONES -> String.join(" ", account.aliases());
            case EMAIL -> Optional.ofNullable(account.mail()).orElse("");
            case DISPLAY_NAME ->
                Optional.ofNullable(account.entry().getAttributeValue(LdapEntries.DISPLAY_NAME))
                        .orElse("");
            case PASSWORD -> "";
            case STATE -> account.suspended() ? AccountRow.SUSPENDED : AccountRow.ACTIVE;
            case CREATED ->
                Optional.ofNullable(account.entry().getAttributeValueAsDate(LdapEntries.CREATED))
                        .map(Date::toInstant)
                        .map(Object::toString)
                        .orElse("");
        };
    }
}
