package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.connection.DirectoryProblem;
import io.accountcreator.spi.BackendCommand.Action;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.Settings;
import java.util.Optional;

/** The way of every command: open the directory of the settings, do the work, close it, and say what went wrong. */
public final class DirectoryCommand implements Action {
    public static final Argument AS =
            Argument.option("--bind-dn", "DN", "Who to be, in place of the setting accountcreator.ldap.bind-dn.");
    private static final Argument AS_PASSWORD =
            Argument.option("--bind-password-file", "FILE", "The file that has the password of that DN.");

    private final Work work;

    public DirectoryCommand(Work work) {
        this.work = work;
    }

    /** What a command does with a directory. */
    @FunctionalInterface
    public interface Work {
        End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException, InterruptedException;
    }

    /** The arguments by which somebody else asks. */
    public static Argument[] whoAsks() {
        return new Argument[] {AS, AS_PASSWORD};
    }

    @Override
    public End run(CommandCall call) throws InterruptedException {
        Optional<String> dn = call.value(AS.name());
        Optional<String> password = call.value(AS_PASSWORD.name());
        if (dn.isPresent() != password.isPresent()) {
            return told(call, AS.name() + " and " + AS_PASSWORD.name() + " go together", End.USAGE);
        }
        Settings settings =
                dn.isPresent() ? CommandSettings.as(call.settings(), dn.get(), password.get()) : call.settings();
        Optional<LdapConfig> config = LdapConfig.from(settings);
        if (config.isEmpty()) {
            return told(call, LdapSetting.URL.key() + " is not set", End.OUTAGE);
        }
        if (config.get().servers() == null) {
            return told(call, "the directory in memory is gone at the end of each process", End.OUTAGE);
        }
        try (Directory directory = Directory.open(config.get())) {
            return work.run(call, config.get(), directory);
        } catch (LDAPException e) {
            return told(call, outage(e), End.OUTAGE);
        }
    }

    /** What a directory says, without what it repeats of our request. */
    static String outage(LDAPException thrown) {
        return "directory: " + DirectoryProblem.detail(thrown);
    }

    public static End told(CommandCall call, String why, End end) {
        call.err().println("account-creator: " + why);
        return end;
    }
}
