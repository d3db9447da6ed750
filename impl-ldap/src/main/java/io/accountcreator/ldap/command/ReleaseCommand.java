package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.spi.BackendCommand.Argument;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Notice.Change;
import java.io.IOException;

/** Frees a phone number that somebody else has by now, and tells whoever had it. */
public final class ReleaseCommand implements DirectoryCommand.Work {
    private static final String NUMBER = "NUMBER";

    public static Argument[] arguments() {
        return new Argument[] {Argument.operand(NUMBER, "The number, such as +33612345678.", true)};
    }

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        String number = call.value(NUMBER).orElseThrow();
        if (!PhoneNumbers.isE164(number)) {
            return DirectoryCommand.told(call, "a number is a plus, the country and the rest: +33612345678", End.USAGE);
        }
        call.beginChanges();
        NumberRelease.Released released = new NumberRelease(directory, config).release(number);
        if (released.accounts().isEmpty() && released.reservations() == 0) {
            return DirectoryCommand.told(call, "no account has the number", End.REFUSED);
        }
        if (released.reservations() > 0) {
            call.changed();
        }
        for (Account account : released.accounts()) {
            call.changed(account.username(), account.domain());
            call.out()
                    .println("taken from " + account.username() + "@" + account.domain()
                            + (config.ownerNotices() ? ", " + tell(call, account) : " (owner notices are off)"));
            if (PhoneNumberForms.same(account.username(), number)) {
                call.out()
                        .println("that account is named by the number, and its name stays taken: 'ldap erase "
                                + account.username()
                                + "@" + account.domain() + "' frees it too");
            }
        }
        call.out().println(released.reservations() + " reservations removed");
        return End.DONE;
    }

    private static String tell(CommandCall call, Account account) {
        String to = account.mail();
        if (to == null) {
            return "whose owner has no address to be told at";
        }
        try {
            call.sender().tell(new Notice(Change.NUMBER_REMOVED, to, account.username(), account.domain(), null));
            return "whose owner was told by mail";
        } catch (IOException e) {
            call.err().println("account-creator: the owner was not told: " + e.getMessage());
            return "whose owner was not told";
        }
    }
}
