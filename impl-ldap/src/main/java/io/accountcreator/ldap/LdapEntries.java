package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.StaticUtils;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message.Purpose;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where things lie in the tree, and what their entries look like. DNs are made of values, never of text. */
final class LdapEntries {
    static final String UID = "uid";
    static final String MAIL = "mail";
    static final String DOMAIN = "sipAccountDomain";
    static final String ACTIVATED = "sipAccountActivated";
    static final String SUSPENDED = "sipAccountSuspended";
    static final String DELETED = "sipAccountDeleted";
    static final String CREATED = "sipAccountCreated";
    static final String PHONE_ALIAS = "sipAccountPhoneAlias";
    static final String ALIAS_KEY = "sipAliasKey";
    static final String ALIAS_OWNER = "sipAliasOwner";
    static final String SMS_NUMBER = "sipSmsNumber";
    static final String SMS_WINDOW = "sipSmsWindow";
    static final String TRUE = "TRUE";
    static final String FALSE = "FALSE";

    private static final String DISPLAY_NAME = "displayName";
    private static final String ACCOUNTS = "accounts";
    private static final String ALIASES = "aliases";
    private static final String SMS = "sms";

    private final DN base;

    LdapEntries(DN base) {
        this.base = base;
    }

    DN accounts() {
        return below(base, "ou", ACCOUNTS);
    }

    DN aliases() {
        return below(base, "ou", ALIASES);
    }

    DN sms() {
        return below(base, "ou", SMS);
    }

    DN account(String domain, String username) {
        return below(below(accounts(), "ou", domain), UID, username);
    }

    DN alias(String domain, String phone) {
        return below(below(aliases(), "ou", domain), ALIAS_KEY, phone);
    }

    DN smsCounter(String phone) {
        return below(sms(), SMS_NUMBER, phone);
    }

    /** The container right below the base that a DN lies in. */
    DN topContainer(String entry) throws LDAPException {
        DN dn = new DN(entry);
        for (DN parent = dn.getParent(); parent != null && !parent.equals(base); parent = dn.getParent()) {
            dn = parent;
        }
        return dn;
    }

    boolean isBelowBase(DN dn) {
        return dn.isDescendantOf(base, false);
    }

    /** A container on the way to one of the above. */
    static Entry container(DN dn) {
        return new Entry(
                dn,
                new Attribute("objectClass", "top", "organizationalUnit"),
                new Attribute("ou", dn.getRDN().getAttributeValues()[0]));
    }

    /** The entry of a new account, not activated. */
    Entry newAccount(AccountRequest request, String username, Secret ha1, StoredCode code, Instant now) {
        String domain = Objects.requireNonNull(request.domain());
        Entry entry = new Entry(account(domain, username));
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson", "SIPIdentity");
        entry.addAttribute("objectClass", "sipAccount");
        entry.addAttribute(UID, username);
        entry.addAttribute("cn", username);
        entry.addAttribute("sn", username);
        entry.addAttribute("SIPIdentityUserName", username);
        entry.addAttribute("SIPIdentitySIPURI", sipUri(username, domain));
        entry.addAttribute(DOMAIN, domain);
        entry.addAttribute(ACTIVATED, FALSE);
        entry.addAttribute(CREATED, time(now));
        entry.addAttribute(ha1(request.effectiveAlgorithm()), ha1.reveal());
        entry.addAttribute(code(Purpose.ACTIVATION), code.format());
        if (request.email() != null) {
            entry.addAttribute(MAIL, request.email());
        }
        if (request.displayName() != null) {
            entry.addAttribute(DISPLAY_NAME, request.displayName());
        }
        return entry;
    }

    /** What makes a tombstone of an account: all goes but the name and when it was. */
    static List<Modification> tombstone(Instant now) {
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(REPLACE, DELETED, time(now)));
        changes.add(new Modification(REPLACE, ACTIVATED, FALSE));
        Stream<String> personal = Stream.of(PHONE_ALIAS, MAIL, DISPLAY_NAME, SUSPENDED);
        Stream<String> hashes = Arrays.stream(Algorithm.values()).map(LdapEntries::ha1);
        Stream<String> codes = Arrays.stream(Purpose.values()).map(LdapEntries::code);
        Stream.of(personal, hashes, codes)
                .flatMap(names -> names)
                .forEach(name -> changes.add(new Modification(REPLACE, name)));
        return changes;
    }

    static String time(Instant instant) {
        return StaticUtils.encodeGeneralizedTime(Date.from(instant));
    }

    Entry newAlias(String domain, String phone, String ownerDn) {
        Entry entry = new Entry(alias(domain, phone));
        entry.addAttribute("objectClass", "top", "sipAlias");
        entry.addAttribute(ALIAS_KEY, phone);
        entry.addAttribute(ALIAS_OWNER, ownerDn);
        return entry;
    }

    Entry newSmsCounter(String phone, String window) {
        Entry entry = new Entry(smsCounter(phone));
        entry.addAttribute("objectClass", "top", "sipSmsCounter");
        entry.addAttribute(SMS_NUMBER, phone);
        entry.addAttribute(SMS_WINDOW, window);
        return entry;
    }

    static String ha1(Algorithm algorithm) {
        return switch (algorithm) {
            case MD5 -> "sipAccountHA1MD5";
            case SHA_256 -> "sipAccountHA1SHA256";
        };
    }

    static String code(Purpose purpose) {
        return switch (purpose) {
            case ACTIVATION -> "sipAccountActivationCode";
            case ALIAS -> "sipAccountAliasCode";
            case RECOVERY -> "sipAccountRecoveryCode";
        };
    }

    /** RFC 3261 section 25.1: what is not allowed in the user part is escaped. */
    private static String sipUri(String username, String domain) {
        String user = URLEncoder.encode(username, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2B", "+");
        return "sip:" + user + '@' + domain;
    }

    private static DN below(DN parent, String attribute, String value) {
        return new DN(new RDN(attribute, value), parent);
    }
}
