package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.accountcreator.ldap.entry.WaitingNumbers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose numbers and names are by a directory.
 *
 * @param ofNumbers user name of the account that lists a number, which is one
 * @param reserved user name of the account that a number is reserved for
 * @param ofNames e-mail address of the account that has a name, or nothing
 */
record Owners(Map<String, String> ofNumbers, Map<String, String> reserved, Map<String, String> ofNames) {
    static Owners of(Slapd slapd) throws Exception {
        Map<String, String> numbers = new HashMap<>();
        Map<String, String> reserved = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Entry account : slapd.all("(objectClass=sipAccount)")) {
            String username = account.getAttributeValue("uid");
            String phone = account.getAttributeValue("sipAccountPhoneAlias");
            if (phone != null) {
                assertThat(account.getAttributeValue("sipAccountActivated")).isEqualTo("TRUE");
                assertThat(numbers.put(phone, username)).as(phone).isNull();
            }
            if (account.hasAttribute("mail")) {
                names.put(username, account.getAttributeValue("mail"));
            }
        }
        try (LDAPConnection connection = slapd.connect()) {
            for (Entry reservation : slapd.all("(sipAliasKey=*)")) {
                if (WaitingNumbers.isOne(reservation.getAttributeValue("sipAliasKey"))) {
                    continue;
                }
                Entry owner = connection.getEntry(reservation.getAttributeValue("sipAliasOwner"));
                assertThat(owner).as(reservation.getDN()).isNotNull();
                reserved.put(reservation.getAttributeValue("sipAliasKey"), owner.getAttributeValue("uid"));
            }
        }
        return new Owners(numbers, reserved, names);
    }

    /** @param told {@code <number> <user name>} or {@code <name> <local part of its address>} each */
    void assertHolds(Collection<String> told) {
        assertThat(told).allSatisfy(line -> {
            String[] parts = line.split(" ");
            if (parts[0].startsWith("+")) {
                assertThat(ofNumbers).containsEntry(parts[0], parts[1]);
                assertThat(reserved).containsEntry(parts[0], parts[1]);
            } else {
                assertThat(ofNames).containsEntry(parts[0], parts[1] + "@example.org");
            }
        });
    }
}
