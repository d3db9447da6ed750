package io.accountcreator.ldap.reconciliation;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.command.DirectoryCommand;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.inspection.NumberFormsInspection;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.time.Clock;

/** Clears away now what the periodic run would. */
public final class ReconcileCommand implements DirectoryCommand.Work {
    public static final String DRY_RUN = "--dry-run";

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        if (!call.has(DRY_RUN)) {
            call.beginChanges();
        }
        Reconciler reconciler = new Reconciler(directory, config, Clock.systemUTC(), call::changed);
        Reconciliation done = call.has(DRY_RUN) ? reconciler.look() : reconciler.run();
        if (!call.has(DRY_RUN) && done.changes()) {
            call.changed();
        }
        call.out().println(done);
        long older = new NumberFormsInspection(directory, config).count();
        if (older > 0) {
            call.out()
                    .println(older
                            + " numbers are kept in a form of before; 'ldap check' lists them and says what to do");
        }
        return End.DONE;
    }
}
