package io.accountcreator.ldap.entry;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.StaticUtils;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.Layout;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message.Purpose;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

/** Where things lie in the tree, and what their entries look like. DNs are made of values, never of text. */
public final class LdapEntries {
    static final String SIP_IDENTITY = "SIPIdentity";
    static final String SIP_ACCOUNT = "sipAccount";
    public static final String SIP_USER_NAME = "SIPIdentityUserName";
    static final String SIP_URI = "SIPIdentitySIPURI";
    public static final String UID = "uid";
    public static final String MAIL = "mail";
    public static final String DOMAIN = "sipAccountDomain";
    public static final String ACTIVATED = "sipAccountActivated";
    public static final String SUSPENDED = "sipAccountSuspended";
    public static final String DELETED = "sipAccountDeleted";
    public static final String ADOPTED = "sipAccountAdopted";
    public static final String CREATED = "sipAccountCreated";
    public static final String PHONE_ALIAS = "sipAccountPhoneAlias";
    static final String NUMBER_PROOF = "sipAccountNumberProof";
    public static final String ALIAS_KEY = "sipAliasKey";
    public static final String ALIAS_OWNER = "sipAliasOwner";
    public static final String ALIAS_OWNER_ID = "sipAliasOwnerId";
    public static final String SMS_NUMBER = "sipSmsNumber";
    public static final String SMS_WINDOW = "sipSmsWindow";
    public static final String SMS_RANGE = "sipSmsRange";
    /** Given by the directory: no two entries ever have the same (RFC 4530). */
    public static final String ENTRY_UUID = Directory.ENTRY_UUID;

    public static final String TRUE = "TRUE";
    public static final String FALSE = "FALSE";

    public static final String DISPLAY_NAME = "displayName";

    /** Numbers that differ in no more than their last three digits are neighbours. */
    private static final int RANGE_DIGITS = 3;

    private final DN base;
    private final Layout layout;

    /** What entries look like under these settings. */
    public static LdapEntries of(LdapConfig config) {
        return new LdapEntries(config.base(), config.layout());
    }

    public LdapEntries(DN base, Layout layout) {
        this.base = base;
        this.layout = layout;
    }

    /** What all accounts lie below, of whatever domain. */
    public DN accounts() {
        return layout.accounts(base);
    }

    public DN aliases() {
        return below(base, "ou", Layout.ALIASES);
    }

    public DN sms() {
        return below(base, "ou", Layout.SMS);
    }

    public DN accountsOf(String domain) {
        return layout.accountsOf(base, domain);
    }

    public DN aliasesOf(String domain) {
        return below(aliases(), "ou", domain);
    }

    public DN account(String domain, String username) {
        return below(accountsOf(domain), UID, username);
    }

    public DN alias(String domain, String alias) {
        return below(aliasesOf(domain), ALIAS_KEY, alias);
    }

    public DN smsCounter(String phone) {
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

    /** Whether people have entries there that are no accounts. */
    public boolean adopts() {
        return layout.adopts();
    }

    boolean isBelowBase(DN dn) {
        return dn.isDescendantOf(base, false);
    }

    /** The entry of a new account, not activated. */
    public Entry newAccount(AccountRequest request, String username, Secret ha1, StoredCode code, Instant now) {
        Entry entry = account(Objects.requireNonNull(request.domain()), username, now, false);
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

    /** The entry of an account, with what every account has but for its hash. */
    public Entry account(String domain, String username, Instant created, boolean activated) {
        Entry entry = new Entry(account(domain, username));
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson", SIP_IDENTITY);
        entry.addAttribute("objectClass", SIP_ACCOUNT);
        entry.addAttribute(UID, username);
        entry.addAttribute("cn", username);
        entry.addAttribute("sn", username);
        entry.addAttribute(SIP_USER_NAME, username);
        entry.addAttribute(SIP_URI, sipUri(username, domain));
        entry.addAttribute(DOMAIN, domain);
        entry.addAttribute(ACTIVATED, activated ? TRUE : FALSE);
        entry.addAttribute(CREATED, time(created));
        layout.addTo(entry, domain, username);
        return entry;
    }

    static String time(Instant instant) {
        return StaticUtils.encodeGeneralizedTime(Date.from(instant));
    }

    /** The reservation of an alias for an account. */
    public Entry newAlias(String domain, String alias, Account owner) {
        Entry entry = newAlias(domain, alias, owner.dn());
        if (owner.id() != null) {
            entry.addAttribute(ALIAS_OWNER_ID, owner.id());
        }
        return entry;
    }

    /** The same as it was before version 4 of the schema. */
    public Entry newAlias(String domain, String alias, String ownerDn) {
        Entry entry = new Entry(alias(domain, alias));
        entry.addAttribute("objectClass", "top", "sipAlias");
        entry.addAttribute(ALIAS_KEY, alias);
        entry.addAttribute(ALIAS_OWNER, ownerDn);
        return entry;
    }

    public Entry newSmsCounter(String phone, String window) {
        Entry entry = new Entry(smsCounter(phone));
        entry.addAttribute("objectClass", "top", "sipSmsCounter");
        entry.addAttribute(SMS_NUMBER, phone);
        entry.addAttribute(SMS_WINDOW, window);
        range(phone).ifPresent(range -> entry.addAttribute(SMS_RANGE, range));
        return entry;
    }

    /** What a phone number has in common with its neighbours; empty for what stands for many numbers. */
    public static Optional<String> range(String phone) {
        return PhoneNumbers.isE164(phone)
                ? Optional.of(phone.substring(0, phone.length() - RANGE_DIGITS))
                : Optional.empty();
    }

    public static String ha1(Algorithm algorithm) {
        return switch (algorithm) {
            case MD5 -> "sipAccountHA1MD5";
            case SHA_256 -> "sipAccountHA1SHA256";
        };
    }

    public static String code(Purpose purpose) {
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
