package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFModifyChangeRecord;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The indexes and access rules for OpenLDAP that this jar has as files, which operators may load by hand as well. */
final class ShippedRules {
    private static final String BASE = "dc=example,dc=org";

    private ShippedRules() {}

    /** The indexes, as attributes of an entry. */
    static Entry indexes() {
        Entry entry = new Entry("cn=config");
        read(text("openldap-indexes.ldif")).forEach(change -> entry.addAttribute(change.getAttribute()));
        return entry;
    }

    /**
     * The access rules.
     *
     * @param base entry below which everything lies
     * @param accounts entry below which accounts lie
     * @param creator who we are
     * @param registrar who the SIP proxy is
     */
    static List<Modification> access(DN base, DN accounts, DN creator, DN registrar) {
        return read(text("openldap-access.ldif")
                .replace("cn=account-creator," + BASE, quoted(creator))
                .replace("cn=registrar," + BASE, quoted(registrar))
                .replace("ou=accounts," + BASE, quoted(accounts))
                .replace("\"" + BASE, "\"" + quoted(base)));
    }

    /** A rule has the DN between quotes. */
    private static String quoted(DN dn) {
        String text = dn.toMinimallyEncodedString();
        if (text.contains("\"")) {
            throw new IllegalArgumentException("rules cannot be made for a DN with a quote: " + text);
        }
        return text;
    }

    private static List<Modification> read(String ldif) {
        try (LDIFReader reader = new LDIFReader(new BufferedReader(new StringReader(ldif)))) {
            return List.of(((LDIFModifyChangeRecord) reader.readChangeRecord()).getModifications());
        } catch (IOException | LDIFException e) {
            throw new IllegalStateException("rules in this jar cannot be read", e);
        }
    }

    /** A file of this jar. */
    static String text(String name) {
        try (InputStream in = ShippedRules.class.getResourceAsStream("/io/accountcreator/ldap/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " in this jar cannot be read", e);
        }
    }
}
