package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.ldap.config.LdapSetting;
import java.util.Map;

/**
 * What a directory, or the way to it, says when something does not work, in words. The server's own text is left out: it may
 * repeat what we sent.
 */
public final class DirectoryProblem {
    private static final Map<ResultCode, String> MEANINGS = Map.ofEntries(
            Map.entry(
                    ResultCode.NO_SUCH_OBJECT,
                    "the base entry (" + LdapSetting.BASE_DN.key() + ") is not there, or hidden from the bind DN"),
            Map.entry(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    "the bind DN may not do or see what it has to; 'ldap check' says which access rules there are"),
            Map.entry(
                    ResultCode.CONFIDENTIALITY_REQUIRED,
                    "it asks for TLS: take " + LdapSetting.START_TLS.key() + "=true, or ldaps:"),
            Map.entry(
                    ResultCode.STRONG_AUTH_REQUIRED,
                    "it answers nobody without a bind or TLS: see " + LdapSetting.BIND_DN.key() + " and "
                            + LdapSetting.START_TLS.key()),
            Map.entry(
                    ResultCode.INAPPROPRIATE_AUTHENTICATION,
                    "it answers nobody without a bind: see " + LdapSetting.BIND_DN.key()),
            Map.entry(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "it is read-only, has no database for the entry, or does not do such changes"),
            Map.entry(
                    ResultCode.OTHER,
                    "it could not store or read it; mostly its database is full (olcDbMaxSize of OpenLDAP) or its disk"
                            + " is; its own log says which"),
            Map.entry(
                    ResultCode.REFERRAL,
                    "it sends us to another server, as a read-only replica does with changes; see "
                            + LdapSetting.REFERRALS.key()),
            Map.entry(
                    ResultCode.SIZE_LIMIT_EXCEEDED,
                    "it does not let the bind DN see all entries (olcLimits of OpenLDAP)"),
            Map.entry(ResultCode.ADMIN_LIMIT_EXCEEDED, "one of its limits is reached"),
            Map.entry(
                    ResultCode.BUSY,
                    "it is busy, or all connections to it are (" + LdapSetting.CONNECTIONS.key() + ")"),
            Map.entry(
                    ResultCode.INVALID_ATTRIBUTE_SYNTAX, "its schema does not know the attribute, or not such a value"),
            Map.entry(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "its schema does not know the attribute"),
            Map.entry(ResultCode.UNAVAILABLE, "it is about to stop or start"),
            Map.entry(ResultCode.SERVER_DOWN, "it closed the connection before it answered"),
            Map.entry(ResultCode.TIMEOUT, "it did not answer within " + LdapSetting.TIMEOUT.key() + ", or breaks off"),
            Map.entry(ResultCode.LOCAL_ERROR, "what it answers cannot be understood"),
            Map.entry(ResultCode.DECODING_ERROR, "what it answers is not what LDAP servers answer"));

    private DirectoryProblem() {}

    /** In a few words, without addresses and DNs: for callers. */
    public static String brief(LDAPException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectFailedException failed) {
                return failed.brief();
            }
        }
        return thrown.getResultCode().getName();
    }

    /** With addresses and DNs, and what to do: for logs and commands. */
    public static String detail(LDAPException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectFailedException failed) {
                return failed.detail();
            }
        }
        String name = thrown.getResultCode().getName();
        String meaning = MEANINGS.get(thrown.getResultCode());
        return meaning == null ? name : name + " (" + meaning + ")";
    }
}
