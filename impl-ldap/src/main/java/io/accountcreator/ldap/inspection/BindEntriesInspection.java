package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.Secret;
import io.accountcreator.ldap.command.FileProblem;
import io.accountcreator.ldap.command.SecretFile;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.spi.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the entries are there that the host and the SIP proxy bind as, and the host gets in with its password. */
final class BindEntriesInspection implements Inspection {
    private final Directory directory;
    private final List<BindEntry> entries;
    private final boolean asAdministrator;
    private final Login login;

    /**
     * @param entries those that there have to be
     * @param asAdministrator whether somebody else than the host asks, who would see the entries if they were there
     * @param login tries to get in as the host
     */
    BindEntriesInspection(Directory directory, List<BindEntry> entries, boolean asAdministrator, Login login) {
        this.directory = directory;
        this.entries = entries;
        this.asAdministrator = asAdministrator;
        this.login = login;
    }

    /** Binds as the host, with the settings of the host. */
    @FunctionalInterface
    interface Login {
        void run() throws LDAPException;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        List<Finding> findings = new ArrayList<>();
        for (BindEntry entry : entries) {
            findings.add(look(entry));
        }
        return findings;
    }

    private Finding look(BindEntry entry) throws LDAPException {
        String what = "bind entry of the " + entry.whose() + " " + entry.dn();
        if (directory.canSee(entry.dn().toString())) {
            return entry.whose().equals(InitCommand.HOST) && asAdministrator ? enter(what) : Finding.ok(what);
        }
        return asAdministrator
                ? missing(what, entry)
                : Finding.unknown(what, "not there, or hidden from us; 'ldap init' makes it");
    }

    private Finding enter(String what) throws LDAPException {
        try {
            login.run();
            return Finding.ok(what);
        } catch (SettingException e) {
            return Finding.missing(what, "it is there, but not its password: " + e.getMessage(), null);
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                return Finding.missing(
                        what, "its password is not that of " + LdapSetting.BIND_PASSWORD.key() + "(-file)", null);
            }
            throw e;
        }
    }

    private Finding missing(String what, BindEntry entry) {
        if (entry.password().isEmpty() && entry.file() == null) {
            return Finding.missing(what, "not there; " + entry.hint(), null);
        }
        if (entry.entry(Secret.of("")).isEmpty()) {
            return Finding.missing(what, "not there; an entry whose name begins with cn= or uid= can be made", null);
        }
        Path file = entry.file();
        String where = file == null || entry.password().isPresent()
                ? ""
                : Files.exists(file)
                        ? " (its password is in " + file + ")"
                        : " (its password goes to " + file + ", which only " + System.getProperty("user.name")
                                + " may read)";
        return Finding.missing(what + where, "not there", () -> make(entry));
    }

    private void make(BindEntry wanted) throws LDAPException {
        Path file = wanted.file();
        boolean fresh = file != null && wanted.password().isEmpty() && !Files.exists(file);
        try {
            Secret password = file == null || wanted.password().isPresent()
                    ? wanted.password().orElseThrow()
                    : fresh ? SecretFile.createPassword(file) : SecretFile.read(file);
            if (password.isEmpty()) {
                throw new NotMadeException("the file " + file + " is empty");
            }
            Entry entry = wanted.entry(password).orElseThrow();
            boolean added = false;
            try {
                directory.add(new AddRequest(entry));
                added = true;
            } finally {
                if (fresh && !added) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            String name = String.valueOf(file);
            throw new NotMadeException(fresh ? FileProblem.writing(name, e) : FileProblem.reading(name, e));
        }
    }
}
