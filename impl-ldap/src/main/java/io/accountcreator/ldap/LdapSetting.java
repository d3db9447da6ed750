package io.accountcreator.ldap;

/** The settings of this backend. */
enum LdapSetting {
    /** {@code ldap://host:port}, {@code ldaps://host:port}, or {@code memory:} for a directory that dies with the process. */
    URL("accountcreator.ldap.url"),
    /** DN to bind with; anonymous if unset. */
    BIND_DN("accountcreator.ldap.bind-dn"),
    /** Password to bind with; {@code …-file} names a file that has it. */
    BIND_PASSWORD("accountcreator.ldap.bind-password"),
    /** Entry below which {@code ou=accounts}, {@code ou=aliases} and {@code ou=sms} lie; must exist. */
    BASE_DN("accountcreator.ldap.base-dn"),
    /** How long connecting, and one request, may take. Default PT3S. */
    TIMEOUT("accountcreator.ldap.timeout"),
    /** Greatest number of connections. Default 16. */
    CONNECTIONS("accountcreator.ldap.connections"),
    /** Default domain. */
    DOMAIN("accountcreator.domain"),
    /** Domains served, {@code *} for any. Default: the default domain. */
    DOMAINS("accountcreator.domains"),
    /** Random text that codes are hashed with, at least 16 characters; {@code …-file} names a file that has it. */
    PEPPER("accountcreator.code.pepper"),
    /** Wrong tries after which a code is void. Default 3. */
    TRIES("accountcreator.code.tries"),
    /** Life of a code that travels by SMS. Default PT1H. */
    SMS_CODE_LIFETIME("accountcreator.code.sms-lifetime"),
    /** Life of a code that travels by e-mail. Default PT24H. */
    EMAIL_CODE_LIFETIME("accountcreator.code.email-lifetime"),
    /** Messages to one phone number in a window. Default 3. */
    SMS_LIMIT("accountcreator.sms.limit"),
    /** Length of that window, from its first message. Default PT24H. */
    SMS_WINDOW("accountcreator.sms.window");

    private final String key;

    LdapSetting(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
