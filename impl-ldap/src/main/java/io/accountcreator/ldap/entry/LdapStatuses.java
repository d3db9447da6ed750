package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ResultCode.CONSTRAINT_VIOLATION;
import static com.unboundid.ldap.sdk.ResultCode.INVALID_ATTRIBUTE_SYNTAX;
import static com.unboundid.ldap.sdk.ResultCode.INVALID_DN_SYNTAX;
import static com.unboundid.ldap.sdk.ResultCode.NAMING_VIOLATION;
import static com.unboundid.ldap.sdk.ResultCode.OBJECT_CLASS_VIOLATION;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.ldap.connection.DirectoryProblem;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.Map;

/**
 * What the result codes of a directory mean where an operation did not expect them: a value that the directory cannot hold
 * is a refusal of a creation; everything else (default row) is an outage, and says nothing about an account.
 */
public final class LdapStatuses {
    private static final Map<ResultCode, Status> CREATE_ACCOUNT = Map.of(
            CONSTRAINT_VIOLATION, Status.ACCOUNT_NOT_CREATED,
            INVALID_ATTRIBUTE_SYNTAX, Status.ACCOUNT_NOT_CREATED,
            INVALID_DN_SYNTAX, Status.ACCOUNT_NOT_CREATED,
            NAMING_VIOLATION, Status.ACCOUNT_NOT_CREATED,
            OBJECT_CLASS_VIOLATION, Status.ACCOUNT_NOT_CREATED);

    private LdapStatuses() {}

    public static Outcome of(Operation operation, LDAPException exception) {
        ResultCode code = exception.getResultCode();
        Status refusal = operation == Operation.CREATE_ACCOUNT ? CREATE_ACCOUNT.get(code) : null;
        return refusal == null
                ? Outcome.failed(Failure.OUTAGE, "directory: " + DirectoryProblem.brief(exception))
                : Outcome.of(refusal).withResponse("the directory cannot hold it: " + code.getName());
    }
}
