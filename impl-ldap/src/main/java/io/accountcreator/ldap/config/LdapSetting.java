package io.accountcreator.ldap.config;

/** The settings of this backend. */
public enum LdapSetting {
    /**
     * {@code ldap://host:port}, {@code ldaps://host:port}, or {@code memory:} for a directory that dies with the process.
     * Several, separated by blanks, in order of preference: one is used at a time.
     */
    URL("accountcreator.ldap.url"),
    /** Whether TLS begins on a connection to {@code ldap:}. */
    START_TLS("accountcreator.ldap.start-tls"),
    /** PEM file of the certificates to trust, in place of Java's. */
    CA_FILE("accountcreator.ldap.ca-file"),
    /** PEM file of the certificate to show, with its chain; without a bind DN it is who to be (SASL EXTERNAL). */
    CLIENT_CERTIFICATE_FILE("accountcreator.ldap.client-certificate-file"),
    /** PEM file of its private key. */
    CLIENT_KEY_FILE("accountcreator.ldap.client-key-file"),
    /** DN to bind with; anonymous if unset and there is no client certificate. */
    BIND_DN("accountcreator.ldap.bind-dn"),
    /** Password to bind with; {@code …-file} names a file that has it. */
    BIND_PASSWORD("accountcreator.ldap.bind-password"),
    /** Entry below which {@code ou=accounts}, {@code ou=aliases} and {@code ou=sms} lie; must exist. */
    BASE_DN("accountcreator.ldap.base-dn"),
    /**
     * Where accounts lie below the base, of {@code ou} only; {@code {domain}} stands for the domain. Default
     * {@code ou={domain},ou=accounts}.
     */
    ACCOUNTS("accountcreator.ldap.accounts"),
    /** Further object classes of entries that are made. */
    OBJECT_CLASSES("accountcreator.ldap.object-classes"),
    /** Further attributes, {@code name=value}; {@code {username}} and {@code {domain}} stand for those. */
    ATTRIBUTES("accountcreator.ldap.attributes"),
    /** Whether an entry of a person that is there becomes an account. Default false. */
    ADOPT("accountcreator.ldap.adopt"),
    /** Whether no two active accounts of a domain have one e-mail address. Default false. */
    UNIQUE_EMAIL("accountcreator.ldap.unique-email"),
    /** How long making a connection, waiting for one, and one request may take each. Default PT3S. */
    TIMEOUT("accountcreator.ldap.timeout"),
    /** Greatest number of connections. Default 16. */
    CONNECTIONS("accountcreator.ldap.connections"),
    /** {@code refuse} or {@code follow} referrals, which is done to servers of {@link #URL} only. Default refuse. */
    REFERRALS("accountcreator.ldap.referrals"),
    /** How long a better server must be back, with all changes, before it is used again. Default PT1M. */
    RETURN_AFTER("accountcreator.ldap.return-after"),
    /** Default domain. */
    DOMAIN("accountcreator.domain"),
    /** Domains served, {@code *} for any. Default: the default domain. */
    DOMAINS("accountcreator.domains"),
    /** Algorithms that new hashes may have; with a dot and a listed domain behind it, in that domain. Default all. */
    ALGORITHMS("accountcreator.algorithms"),
    /** How long an account that nobody confirmed is kept once its code has expired. Default P7D. */
    UNCONFIRMED_LIFETIME("accountcreator.ldap.unconfirmed-lifetime"),
    /** How long the name of a deleted account cannot be taken. Default not at all. */
    TOMBSTONE("accountcreator.ldap.tombstone"),
    /** Time between two runs of the reconciler, or {@code never}. Default P1D. */
    RECONCILE_INTERVAL("accountcreator.ldap.reconcile-interval"),
    /** Random text that codes are hashed with, at least 16 characters; {@code …-file} names a file that has it. */
    PEPPER("accountcreator.code.pepper"),
    /** Former peppers, separated by blanks or commas, with which codes that are on their way are still good. */
    OLD_PEPPERS("accountcreator.code.old-peppers"),
    /** Wrong tries after which a code is void. Default 3. */
    TRIES("accountcreator.code.tries"),
    /** Wrong tries in a window over all codes of an account that have one purpose. Default 6. */
    WINDOW_TRIES("accountcreator.code.window-tries"),
    /** Length of that window, from its first code. Default PT1H. */
    CODE_WINDOW("accountcreator.code.window"),
    /** Life of a code that travels by SMS. Default PT1H. */
    SMS_CODE_LIFETIME("accountcreator.code.sms-lifetime"),
    /** Life of a code that travels by e-mail. Default PT24H. */
    EMAIL_CODE_LIFETIME("accountcreator.code.email-lifetime"),
    /** Messages to one phone number in a window. Default 3. */
    SMS_LIMIT("accountcreator.sms.limit"),
    /** Messages to numbers that differ in their last three digits only, in a window. Default 20. */
    SMS_RANGE_LIMIT("accountcreator.sms.range-limit"),
    /** Messages to one country calling code in a window, before it is looked at how many codes are used. Default 100. */
    SMS_UNUSED_LIMIT("accountcreator.sms.unused-limit"),
    /** Share of messages beyond, in percent, whose codes have to be used; 0 for none. Default 20. */
    SMS_USED_PERCENT("accountcreator.sms.used-percent"),
    /** Messages to all numbers of one country calling code in a window. Default: those to all numbers. */
    SMS_COUNTRY_BUDGET("accountcreator.sms.country-budget"),
    /** Messages to all numbers in a window. Default 1000. */
    SMS_BUDGET("accountcreator.sms.budget"),
    /** Length of these windows, from their first messages. Default PT24H. */
    SMS_WINDOW("accountcreator.sms.window"),
    /** Mails with codes to one mailbox in a window. Default 10. */
    MAIL_LIMIT("accountcreator.mail.limit"),
    /** Mails to one domain in a window, before it is looked at how many codes are used. Default 500. */
    MAIL_UNUSED_LIMIT("accountcreator.mail.unused-limit"),
    /** Share of mails beyond, in percent, whose codes have to be used; 0 for none. Default 20. */
    MAIL_USED_PERCENT("accountcreator.mail.used-percent"),
    /** Mails to all addresses of one domain in a window. Default: those to all addresses. */
    MAIL_DOMAIN_BUDGET("accountcreator.mail.domain-budget"),
    /** Mails to all addresses in a window. Default 10000. */
    MAIL_BUDGET("accountcreator.mail.budget"),
    /** Length of these windows, from their first mails. Default PT24H. */
    MAIL_WINDOW("accountcreator.mail.window"),
    /**
     * How long the proof of a number counts: after it the number alone does not get anybody into an active account. Default for
     * ever.
     */
    NUMBER_PROOF_LIFETIME("accountcreator.ldap.number-proof-lifetime"),
    /** Whether owners are told by mail what was changed about their accounts. Default true. */
    OWNER_NOTICES("accountcreator.ldap.owner-notices");

    private final String key;

    LdapSetting(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
