package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import java.time.Clock;

/** Clears away now what the periodic run would. */
final class ReconcileCommand implements DirectoryCommand.Work {
    static final String DRY_RUN = "--dry-run";

    @Override
    public End run(CommandCall call, LdapConfig config, Directory directory) throws LDAPException {
        Reconciler reconciler = new Reconciler(directory, config, Clock.systemUTC());
        Reconciliation done = call.has(DRY_RUN) ? reconciler.look() : reconciler.run();
        call.out().println(done);
        return End.DONE;
    }
}
