package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;

/** Whether the server can do what is asked of it. */
final class ServerInspection implements Inspection {
    private final FullLDAPInterface directory;

    ServerInspection(FullLDAPInterface directory) {
        this.directory = directory;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        RootDSE root = directory.getRootDSE();
        if (root == null) {
            return List.of(Finding.unknown("server", "it does not say what it can do"));
        }
        return List.of(
                control(root, AssertionRequestControl.ASSERTION_REQUEST_OID, "assertions (RFC 4528)"),
                control(root, SimplePagedResultsControl.PAGED_RESULTS_OID, "paged results (RFC 2696)"));
    }

    private static Finding control(RootDSE root, String oid, String name) {
        return root.supportsControl(oid)
                ? Finding.ok("server " + name)
                : Finding.missing("server", "cannot do " + name, null);
    }
}
