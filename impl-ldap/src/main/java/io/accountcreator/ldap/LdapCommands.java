package io.accountcreator.ldap;

import io.accountcreator.ldap.command.AccountCommand;
import io.accountcreator.ldap.command.DirectoryCommand;
import io.accountcreator.ldap.command.ExportCommand;
import io.accountcreator.ldap.command.ImportCommand;
import io.accountcreator.ldap.command.ReleaseCommand;
import io.accountcreator.ldap.inspection.InitCommand;
import io.accountcreator.ldap.reconciliation.ReconcileCommand;
import io.accountcreator.spi.BackendCommand;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommands;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The commands of this backend: a table. */
public final class LdapCommands implements BackendCommands {
    /** For the {@link java.util.ServiceLoader}. */
    public LdapCommands() {}

    @Override
    public String name() {
        return LdapBackend.NAME;
    }

    @Override
    public String description() {
        return "Looks after the directory that the settings accountcreator.ldap.* name.";
    }

    @Override
    public List<BackendCommand> commands() {
        return List.of(
                command("check", new InitCommand(false), InitCommand.arguments(), CHECK),
                command("init", new InitCommand(true), InitCommand.argumentsToMake(), INIT),
                command("reconcile", new ReconcileCommand(), DRY_RUN, RECONCILE),
                command("import", new ImportCommand(), ImportCommand.arguments(), IMPORT),
                command("export", new ExportCommand(), ExportCommand.arguments(), EXPORT),
                command("suspend", AccountCommand.suspend(), ACCOUNT, "Keeps an account from being used."),
                command("resume", AccountCommand.resume(), ACCOUNT, "Lifts a suspension and activates the account."),
                command("erase", AccountCommand.erase(), ACCOUNT, "Removes all that is known of an account."),
                command("release-number", new ReleaseCommand(), ReleaseCommand.arguments(), RELEASE));
    }

    private static final String CHECK =
            "Says whether the directory is ready for accounts, and what is missing. Changes nothing.";
    private static final String INIT =
            "Makes what 'check' misses, as far as it may: base entries, bind entries, schema,"
                    + " indexes, access rules, and says what has to be done by hand; upgrades the schema of an older version.";
    private static final String RECONCILE =
            "Removes leftovers of interrupted requests, as hosts do by themselves from time to time.";
    private static final String IMPORT = "Adds accounts from a CSV file; run again, it goes on where it ended.";
    private static final String EXPORT = "Writes all accounts as CSV, by default without what one could log in with.";

    private static final String RELEASE =
            "Takes a phone number away from the account that has it, for whoever has the number"
                    + " now, and tells the owner by mail.";

    private static final Argument[] DRY_RUN = {
        Argument.flag(ReconcileCommand.DRY_RUN, "Says what would be done, and does nothing.")
    };
    private static final Argument[] ACCOUNT = {Argument.operand(AccountCommand.ACCOUNT, "The account.", true)};

    private static BackendCommand command(
            String name, DirectoryCommand.Work work, Argument[] arguments, String description) {
        List<Argument> all = Stream.concat(Arrays.stream(arguments), Arrays.stream(DirectoryCommand.whoAsks()))
                .toList();
        return new BackendCommand(name, List.of(description, ""), all, new DirectoryCommand(work));
    }
}
