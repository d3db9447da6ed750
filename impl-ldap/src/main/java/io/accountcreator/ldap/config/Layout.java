package io.accountcreator.ldap.config;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where accounts lie in the tree of an operator, and what their entries have besides ours.
 *
 * @param path from the base down, of {@code ou}; one may stand for the domain
 * @param classes further object classes
 * @param attributes further attributes, with the words that stand for values
 * @param adopts whether an entry of a person that is there becomes an account
 */
public record Layout(List<RDN> path, List<String> classes, List<Attribute> attributes, boolean adopts) {
    public static final String ALIASES = "aliases";
    public static final String SMS = "sms";

    private static final String DOMAIN = "{domain}";
    private static final String USERNAME = "{username}";
    private static final String DEFAULT = "ou={domain},ou=accounts";
    private static final String PATH = "a path of ou such as ou={domain},ou=accounts, without ou=aliases and ou=sms";
    /** RFC 4512 section 1.4. */
    private static final Pattern DESCRIPTOR = Pattern.compile("[A-Za-z][A-Za-z0-9-]*|[0-9]+(?:\\.[0-9]+)++");

    private static final String ATTRIBUTE = "name=value, several separated by commas";

    /**
     * Reads the settings.
     *
     * @param domains that are served: accounts of one domain only may lie where none is named
     */
    static Layout from(Settings settings, Set<String> domains) {
        String key = LdapSetting.ACCOUNTS.key();
        List<RDN> path = settings.parse(key, PATH, Layout::path).orElseGet(() -> path(DEFAULT));
        boolean oneDomain = domains.size() == 1 && !domains.contains("*");
        if (!oneDomain && path.stream().noneMatch(Layout::isDomain)) {
            throw new SettingException(key, settings.text(key).orElse(""), "{domain} in it, as there are several");
        }
        return new Layout(
                path,
                classes(settings),
                settings.list(LdapSetting.ATTRIBUTES.key()).stream()
                        .map(Layout::attribute)
                        .toList(),
                settings.flag(LdapSetting.ADOPT.key()));
    }

    private static List<RDN> path(String text) {
        List<RDN> path = new ArrayList<>(Arrays.asList(LdapConfig.dn(text).getRDNs()));
        Collections.reverse(path);
        boolean good = path.stream()
                .allMatch(rdn -> rdn.getAttributeNames().length == 1
                        && rdn.hasAttribute("ou")
                        && (isDomain(rdn) || !rdn.getAttributeValues()[0].contains("{")));
        if (!good || path.isEmpty() || Set.of(ALIASES, SMS).contains(path.get(0).getAttributeValues()[0])) {
            throw new IllegalArgumentException(text);
        }
        return List.copyOf(path);
    }

    private static boolean isDomain(RDN rdn) {
        return rdn.getAttributeValues()[0].equals(DOMAIN);
    }

    private static List<String> classes(Settings settings) {
        List<String> classes = settings.list(LdapSetting.OBJECT_CLASSES.key());
        for (String name : classes) {
            if (!DESCRIPTOR.matcher(name).matches()) {
                throw new SettingException(LdapSetting.OBJECT_CLASSES.key(), name, "names of object classes");
            }
        }
        return classes;
    }

    private static Attribute attribute(String text) {
        int equals = text.indexOf('=');
        boolean named = equals > 0
                && DESCRIPTOR.matcher(text.substring(0, equals).strip()).matches();
        if (!named || equals == text.length() - 1) {
            throw new SettingException(LdapSetting.ATTRIBUTES.key(), text, ATTRIBUTE);
        }
        return new Attribute(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** What accounts of all domains lie below. */
    public DN accounts(DN base) {
        DN dn = base;
        for (RDN rdn : path) {
            if (isDomain(rdn)) {
                return dn;
            }
            dn = new DN(rdn, dn);
        }
        return dn;
    }

    /** What the accounts of a domain lie right below. */
    public DN accountsOf(DN base, String domain) {
        DN dn = base;
        for (RDN rdn : path) {
            dn = new DN(isDomain(rdn) ? new RDN("ou", domain) : rdn, dn);
        }
        return dn;
    }

    /** Adds to the entry of an account what an operator wants in it. */
    public void addTo(Entry entry, String domain, String username) {
        if (!classes.isEmpty()) {
            entry.addAttribute("objectClass", classes);
        }
        for (Attribute attribute : attributes) {
            // In one go: a user name may have the words in it.
            String[] around =
                    attribute.getValue().split("(?<=\\{username}|\\{domain})|(?=\\{username}|\\{domain})", -1);
            StringBuilder value = new StringBuilder();
            for (String part : around) {
                value.append(part.equals(USERNAME) ? username : part.equals(DOMAIN) ? domain : part);
            }
            entry.addAttribute(attribute.getName(), value.toString());
        }
    }
}
