package io.accountcreator.host.choice;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Files that choose. */
public final class BeansXml {
    public static final String LDAP = "io.accountcreator.ldap.LdapByDefault";

    private BeansXml() {}

    public static String naming(String... alternatives) {
        return Arrays.stream(alternatives)
                .map(name -> "<class>" + name + "</class>")
                .collect(Collectors.joining(
                        "",
                        "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"annotated\"><alternatives>",
                        "</alternatives></beans>"));
    }
}
