package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.command.AccountRows.RefusedRowException;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the accounts of a CSV file. */
public final class ImportCommand implements DirectoryCommand.Work {
    static final String STANDARD = "-";

    static final String CHARSET = "--charset";
    static final String IGNORE_COLUMNS = "--ignore-columns";
    static final String CLEAR_PASSWORDS = "--clear-passwords";

    private static final String FILE = "FILE";
    private static final String SEPARATOR = "--separator";
    private static final Map<String, Character> SEPARATORS = Map.of("comma", ',', "semicolon", ';', "tab", '\t');
    private static final String ERRORS = "--errors";
    private static final String RETRY_TIME = "--patience";
    private static final String DRY_RUN = "--dry-run";

    public static Argument[] arguments() {
        return new Argument[] {
            Argument.operand(
                    FILE, "CSV, UTF-8, with a header of " + AccountRows.names() + "; - for standard input.", true),
            Argument.option(SEPARATOR, "NAME", "comma, semicolon or tab (default: what the header has)."),
            Argument.option(CHARSET, "NAME", "Encoding of the file, such as ISO-8859-1 (default: UTF-8)."),
            Argument.flag(IGNORE_COLUMNS, "Leaves out columns of other names."),
            Argument.flag(CLEAR_PASSWORDS, "Makes hashes of a column password, for all algorithms of the domain."),
            Argument.option(ERRORS, FILE, "Where to write which lines are refused, in place of standard error."),
            Argument.option(
                    RETRY_TIME, "DURATION", "How long to try again while the directory is out (default: PT30S)."),
            Argument.flag(DRY_RUN, "Says what would be done, and does nothing."),
        };
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws InterruptedException {
        String file = call.value(FILE).orElseThrow();
        Optional<String> errors = call.value(ERRORS);
        Optional<Charset> charset = charset(call.value(CHARSET).orElse("UTF-8"));
        if (charset.isEmpty()) {
            return DirectoryCommand.told(call, CHARSET + ": there is no such encoding", End.USAGE);
        }
        if (call.value(SEPARATOR).filter(name -> !SEPARATORS.containsKey(name)).isPresent()) {
            return DirectoryCommand.told(call, SEPARATOR + ": expected comma, semicolon or tab", End.USAGE);
        }
        try (PrintWriter told = errors.isPresent() ? create(errors.get()) : standard(call)) {
            if (file.equals(STANDARD)) {
                Progress progress = new Progress(call.isWatched() ? call.err() : null, () -> 0, 0);
                return run(call, config, directory, call.in(), told, progress);
            }
            return runFile(call, config, directory, file, charset.get(), told);
        } catch (CsvReader.MalformedException e) {
            return DirectoryCommand.told(call, String.valueOf(e.getMessage()), End.USAGE);
        } catch (NotWrittenException e) {
            return DirectoryCommand.told(call, String.valueOf(e.getMessage()), End.USAGE);
        } catch (IOException e) {
            return DirectoryCommand.told(call, FileProblem.reading(file, e), End.USAGE);
        }
    }

    private static End runFile(
            CommandCall call, LdapConfig config, Directory directory, String file, Charset charset, PrintWriter told)
            throws IOException, InterruptedException {
        try (AccountFile accounts = AccountFile.open(FileProblem.path(file), charset);
                Reader in = new BufferedReader(accounts)) {
            long size = accounts.size();
            Progress progress = new Progress(call.isWatched() ? call.err() : null, () -> position(accounts), size);
            return run(call, config, directory, in, told, progress);
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The file for refused lines. */
    private static final class NotWrittenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(String file, IOException cause) {
            super(FileProblem.writing(file, cause), cause);
        }
    }

    private static PrintWriter create(String file) throws NotWrittenException {
        try {
            return new PrintWriter(Files.newBufferedWriter(FileProblem.path(file)));
        } catch (IOException e) {
            throw new NotWrittenException(file, e);
        }
    }

    private static PrintWriter standard(CommandCall call) {
        return new PrintWriter(call.err(), true) {
            @Override
            public void close() {
                flush();
            }
        };
    }

    private static long position(AccountFile file) {
        try {
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean add(CommandCall call, Importer importer, AccountRow row)
            throws LDAPException, RefusedRowException {
        boolean added = importer.add(row);
        if (added) {
            call.changed(row.username(), row.domain());
        }
        return added;
    }

    private static End run(
            CommandCall call, LdapConfig config, Directory directory, Reader in, PrintWriter told, Progress progress)
            throws IOException, InterruptedException {
        Duration retryTime;
        try {
            retryTime = call.value(RETRY_TIME).map(Duration::parse).orElse(Duration.ofSeconds(30));
        } catch (DateTimeException e) {
            return DirectoryCommand.told(call, RETRY_TIME + ": expected a duration such as PT30S", End.USAGE);
        }
        CsvReader csv =
                new CsvReader(in, call.value(SEPARATOR).map(SEPARATORS::get).orElse(null));
        List<String> header = csv.read().orElse(List.of());
        var reading = new AccountRows.Reading(call.has(IGNORE_COLUMNS), call.has(CLEAR_PASSWORDS));
        try (AccountRows rows = new AccountRows(header, reading, config, call.settings())) {
            Accounts accounts = new Accounts(directory, LdapEntries.of(config));
            Clock clock = Clock.systemUTC();
            Importer importer = new Importer(accounts, new Aliases(accounts, config, clock), clock);
            boolean dry = call.has(DRY_RUN);
            if (!dry) {
                call.beginChanges();
            }
            ImportRun run = new ImportRun(
                    dry ? importer::look : row -> add(call, importer, row),
                    told,
                    progress,
                    config.connections(),
                    retryTime);
            try {
                DuplicateRows seen = new DuplicateRows();
                run.run(csv, rows, (row, line) -> seen.note(row, importer.aliases(row), line));
            } finally {
                call.out()
                        .println(run.added() + (dry ? " would be added, " : " added, ") + run.present()
                                + " there already, " + run.refused() + " refused");
            }
            if (run.outage().isPresent()) {
                String why = DirectoryCommand.outage(run.outage().get());
                return DirectoryCommand.told(call, why + "; run it again to go on", End.OUTAGE);
            }
            return run.refused() == 0 ? End.DONE : End.REFUSED;
        } catch (RefusedRowException e) {
            return DirectoryCommand.told(call, String.valueOf(e.getMessage()), End.USAGE);
        }
    }
}
