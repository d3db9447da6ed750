package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.UserNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which accounts have names that would not be taken today: they are found by exactly their spelling, letter case aside. */
final class NamesInspection implements Inspection {
    private final Directory directory;
    private final LdapConfig config;

    NamesInspection(Directory directory, LdapConfig config) {
        this.directory = directory;
        this.config = config;
    }

    @Override
    public List<Finding> look() throws LDAPException {
        if (!directory.canSee(config.base().toString())) {
            // That is told already.
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        DN container = LdapEntries.of(config).accounts();
        directory.forEach(container.toString(), Filter.createPresenceFilter(LdapEntries.ACTIVATED), entry -> {
            String name = Account.usernameOf(entry);
            Optional<String> problem = UserNames.problem(name);
            problem.ifPresent(why -> findings.add(Finding.warning(
                    "user name " + shown(name) + " of " + shown(entry.getAttributeValue(LdapEntries.DOMAIN)), why)));
        });
        return findings.isEmpty() ? List.of(Finding.ok("user names")) : findings;
    }

    /** With what nobody sees, and in quotes because of blanks. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> shown.append(
                        c >= 0x20 && c < 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "<U+%04X>", c)));
        return shown.append('"').toString();
    }
}
