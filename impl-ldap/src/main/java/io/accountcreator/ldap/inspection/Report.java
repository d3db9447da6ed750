package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.ldap.connection.DirectoryProblem;
import io.accountcreator.spi.BackendCommand.End;
import java.io.PrintWriter;

/** Tells what was found, a line for each; on the way what is missing is made, if that is wanted. */
final class Report {
    private final PrintWriter out;
    private final boolean mends;
    private End end = End.DONE;
    private boolean made;

    Report(PrintWriter out, boolean mends) {
        this.out = out;
        this.mends = mends;
    }

    void take(Inspection inspection) throws LDAPException {
        for (Finding finding : inspection.look()) {
            switch (finding.state()) {
                case OK -> out.println("ok       " + finding.what());
                case UNKNOWN -> out.println("unknown  " + finding.what() + ": " + finding.problem());
                case WARNING -> out.println("warning  " + finding.what() + ": " + finding.problem());
                case MISSING -> missing(finding);
            }
        }
    }

    private void missing(Finding finding) throws LDAPException {
        Finding.Mend mend = finding.mend();
        if (!mends || mend == null) {
            stillMissing(finding, "");
            return;
        }
        try {
            mend.run();
            made = true;
            out.println("made     " + finding.what());
        } catch (NotMadeException e) {
            stillMissing(finding, " (cannot be made: " + e.why() + ")");
        } catch (LDAPException e) {
            if (e.getResultCode().isConnectionUsable() && !e.getResultCode().equals(ResultCode.BUSY)) {
                stillMissing(finding, " (cannot be made: " + DirectoryProblem.detail(e) + ")");
            } else {
                throw e;
            }
        }
    }

    private void stillMissing(Finding finding, String why) {
        out.println("missing  " + finding.what() + ": " + finding.problem() + why);
        end = End.REFUSED;
    }

    /** Whether anything was made. */
    boolean made() {
        return made;
    }

    End end() {
        return end;
    }
}
