package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.AliasTakenException;
import io.accountcreator.ldap.entry.UserNames;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** What an operator does with one account. */
public final class AccountCommand implements DirectoryCommand.Work {
    public static final String ACCOUNT = "USER@DOMAIN";

    private final Deed deed;

    AccountCommand(Deed deed) {
        this.deed = deed;
    }

    /** Does it; what is told is empty if there is no such account. */
    @FunctionalInterface
    interface Deed {
        Optional<String> run(Administration administration, String domain, String username)
                throws LDAPException, AliasTakenException;
    }

    public static AccountCommand suspend() {
        return new AccountCommand((administration, domain, username) ->
                administration.suspend(domain, username) ? Optional.of("suspended") : Optional.empty());
    }

    public static AccountCommand resume() {
        return new AccountCommand((administration, domain, username) ->
                administration.resume(domain, username) ? Optional.of("activated") : Optional.empty());
    }

    public static AccountCommand erase() {
        return new AccountCommand((administration, domain, username) -> {
            Administration.Erased erased = administration.erase(domain, username);
            boolean nothing = erased.equals(new Administration.Erased(false, 0, 0));
            return nothing
                    ? Optional.empty()
                    : Optional.of("erased: " + (erased.account() ? "the account, " : "") + erased.reservations()
                            + " reservations, " + erased.counters() + " counters");
        });
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        String account = call.value(ACCOUNT).orElseThrow();
        int at = account.lastIndexOf('@');
        if (at <= 0 || at == account.length() - 1) {
            return DirectoryCommand.told(call, "an account is named by " + ACCOUNT, End.USAGE);
        }
        String domain = account.substring(at + 1).toLowerCase(Locale.ROOT);
        Administration administration = new Administration(directory, config, Clock.systemUTC());
        call.beginChanges();
        try {
            Optional<String> told = UserNames.problem(domain).isPresent()
                    ? Optional.empty()
                    : deed.run(administration, domain, account.substring(0, at));
            if (told.isEmpty()) {
                return DirectoryCommand.told(call, "no such account", End.REFUSED);
            }
            call.changed(account.substring(0, at), domain);
            call.out().println(told.get());
            return End.DONE;
        } catch (AliasTakenException e) {
            return DirectoryCommand.told(call, String.valueOf(e.getMessage()), End.REFUSED);
        }
    }
}
