package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.spi.Message.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is left of a deleted account while its name must not be taken. */
public final class Tombstone {
    private Tombstone() {}

    /** What makes one of an account: all goes but the name and when it was. */
    public static List<Modification> of(Instant now) {
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(REPLACE, LdapEntries.DELETED, LdapEntries.time(now)));
        changes.add(new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.FALSE));
        Stream<String> personal = Stream.of(
                LdapEntries.PHONE_ALIAS,
                LdapEntries.MAIL,
                LdapEntries.DISPLAY_NAME,
                LdapEntries.SUSPENDED,
                LdapEntries.NUMBER_PROOF);
        Stream<String> hashes = Arrays.stream(Algorithm.values()).map(LdapEntries::ha1);
        Stream<String> codes = Arrays.stream(Purpose.values()).map(LdapEntries::code);
        Stream.of(personal, hashes, codes)
                .flatMap(names -> names)
                .forEach(name -> changes.add(new Modification(REPLACE, name)));
        return changes;
    }
}
