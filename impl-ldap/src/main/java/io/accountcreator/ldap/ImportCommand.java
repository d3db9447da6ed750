package io.accountcreator.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.ldap.AccountRows.RefusedRowException;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Adds the accounts of a CSV file. */
final class ImportCommand implements DirectoryCommand.Work {
    static final String STANDARD = "-";

    private static final String FILE = "FILE";
    private static final String ERRORS = "--errors";
    private static final String PATIENCE = "--patience";
    private static final String DRY_RUN = "--dry-run";

    static Argument[] arguments() {
        return new Argument[] {
            Argument.operand(
                    FILE, "CSV, UTF-8, with a header of " + AccountRows.names() + "; - for standard input.", true),
            Argument.option(ERRORS, FILE, "Where to write which lines are refused, in place of standard error."),
            Argument.option(PATIENCE, "DURATION", "How long to try again while the directory is out (default: PT30S)."),
            Argument.flag(DRY_RUN, "Says what would be done, and does nothing."),
        };
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws InterruptedException {
        String file = call.value(FILE).orElseThrow();
        Optional<String> errors = call.value(ERRORS);
        try (PrintWriter told = errors.isPresent()
                ? new PrintWriter(Files.newBufferedWriter(Path.of(errors.get())))
                : new PrintWriter(call.err(), true) {
                    @Override
                    public void close() {
                        flush();
                    }
                }) {
            if (file.equals(STANDARD)) {
                Progress progress = new Progress(call.isWatched() ? call.err() : null, () -> 0, 0);
                return run(call, config, directory, call.in(), told, progress);
            }
            try (FileChannel channel = FileChannel.open(Path.of(file));
                    Reader in = new InputStreamReader(
                            Channels.newInputStream(channel),
                            UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
                Progress progress =
                        new Progress(call.isWatched() ? call.err() : null, () -> position(channel), channel.size());
                return run(call, config, directory, in, told, progress);
            }
        } catch (CsvReader.MalformedException e) {
            return DirectoryCommand.told(call, String.valueOf(e.getMessage()), End.USAGE);
        } catch (IOException e) {
            return DirectoryCommand.told(call, "a file cannot be read or written: " + e, End.USAGE);
        }
    }

    private static long position(FileChannel channel) {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static End run(
            CommandCall call, LdapConfig config, Directory directory, Reader in, PrintWriter told, Progress progress)
            throws IOException, InterruptedException {
        Duration patience;
        try {
            patience = call.value(PATIENCE).map(Duration::parse).orElse(Duration.ofSeconds(30));
        } catch (DateTimeException e) {
            return DirectoryCommand.told(call, PATIENCE + ": expected a duration such as PT30S", End.USAGE);
        }
        CsvReader csv = new CsvReader(in);
        Optional<List<String>> header = csv.read();
        try (AccountRows rows = new AccountRows(header.orElse(List.of()), config, call.settings())) {
            Accounts accounts = new Accounts(directory, config.entries());
            Clock clock = Clock.systemUTC();
            Importer importer = new Importer(accounts, new Aliases(accounts, config, clock), clock);
            boolean dry = call.has(DRY_RUN);
            ImportRun run =
                    new ImportRun(dry ? importer::look : importer::add, told, progress, config.connections(), patience);
            try {
                run.run(csv, rows);
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
