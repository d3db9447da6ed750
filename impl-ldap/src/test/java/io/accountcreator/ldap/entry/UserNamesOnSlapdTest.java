package io.accountcreator.ldap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import io.accountcreator.ldap.Slapd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Names that are taken are compared alike by slapd, by the embedded directory and by us: for every character there is, at each
 * place, and for every letter that has a capital with every accent.
 */
class UserNamesOnSlapdTest {
    private static Slapd slapd;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    @Test
    void slapdShouldChangeNothingButTheCaseOfANameThatIsTaken() throws Exception {
        List<String> names = new ArrayList<>();
        // The third plane and those after it have ideographs, and nothing else.
        IntStream.range(0, 0x20000)
                .mapToObj(Character::toString)
                .flatMap(c -> Stream.of(c, c + c, "x" + c + "y"))
                .filter(name -> UserNames.problem(name).isEmpty())
                .forEach(names::add);
        assertThat(names).hasSizeGreaterThan(150_000);

        assertAlike(names);
    }

    @Test
    void slapdShouldComposeNothingOfANameThatIsTaken() throws Exception {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 0x11000)
                .filter(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
                .mapToObj(Character::toString)
                .flatMap(c -> IntStream.range(0x300, 0x370).mapToObj(accent -> c + Character.toString(accent)))
                .filter(name -> UserNames.problem(name).isEmpty())
                .forEach(names::add);
        assertThat(names).hasSizeGreaterThan(50_000);

        assertAlike(names);
    }

    private static void assertAlike(List<String> names) throws Exception {
        List<String> slapds = slapd.prepared(names);
        assertThat(slapds).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String ours = UserNames.small(name);
            if (!slapds.get(i).equals(ours) || !embedded(name).equals(embedded(ours))) {
                throw new AssertionError(name + ": " + hex(name) + " is " + hex(slapds.get(i)) + " to slapd, "
                        + embedded(name) + " to the embedded directory, " + hex(ours) + " to us");
            }
        }
    }

    private static String embedded(String name) {
        return new DN(new RDN(LdapEntries.UID, name)).toNormalizedString();
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.codePoints().forEach(c -> hex.append(String.format("%04X ", c)));
        return hex.toString();
    }
}
