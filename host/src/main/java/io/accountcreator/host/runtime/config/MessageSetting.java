package io.accountcreator.host.runtime.config;

/** The settings of sending, all below {@code accountcreator.}. */
public enum MessageSetting {
    /** What carries codes, where the next two do not say so: none, console or file. Default none. */
    SENDER("sender"),
    /** What carries codes to e-mail addresses: none, console, file or smtp. Default: the sender. */
    SENDER_EMAIL("sender.email"),
    /** What carries codes to phone numbers: none, console, file or http. Default: the sender. */
    SENDER_SMS("sender.sms"),
    /** File that the file sender adds lines to. */
    SENDER_FILE("sender.file"),
    /** Where browsers reach this host, such as https://accounts.example.org; links in mails begin with it. */
    PUBLIC_URL("public-url"),

    /** JNDI name of the server's mail session; takes the place of host, port, tls, user and password. */
    MAIL_SESSION("mail.session"),
    /** Mail server. */
    MAIL_HOST("mail.host"),
    /** Its port. Default 587, 465 for implicit TLS, 25 for none. */
    MAIL_PORT("mail.port"),
    /** starttls, implicit or none. Default starttls, none for a server on loopback. */
    MAIL_TLS("mail.tls"),
    /** User name at the mail server. Default: no authentication. */
    MAIL_USER("mail.user"),
    /** Password at the mail server; may stand in a file. */
    MAIL_PASSWORD("mail.password"),
    /** Address that mails come from. */
    MAIL_FROM("mail.from"),
    /** Name that mails come from. Default: none. */
    MAIL_FROM_NAME("mail.from-name"),
    /** How long handing over one mail may take; less than the deadline. Default: four fifths of the deadline. */
    MAIL_TIMEOUT("mail.timeout"),

    /** Provider whose ready settings are used; what is set below wins. */
    SMS_PROVIDER("sms.http.provider"),
    /** Address of the gateway; may have placeholders. */
    SMS_URL("sms.http.url"),
    /** GET, POST or PUT. Default POST. */
    SMS_METHOD("sms.http.method"),
    /** Further headers, one in a line; may have placeholders. */
    SMS_HEADERS("sms.http.headers"),
    /** Media type of the body; says how placeholders in it are escaped. */
    SMS_CONTENT_TYPE("sms.http.content-type"),
    /** The body, with placeholders. */
    SMS_BODY("sms.http.body"),
    /** Statuses that mean accepted. Default 200-299. */
    SMS_SUCCESS_STATUS("sms.http.success-status"),
    /** Regular expression that must be found in the answer for it to mean accepted. Default: none. */
    SMS_SUCCESS_BODY("sms.http.success-body"),
    /** Regular expression whose first group is the provider's own code of an error; it is logged. Default: none. */
    SMS_ERROR_CODE("sms.http.error-code"),
    /** What {@code {{encoding}}} stands for: a word for the GSM 7-bit alphabet, one for all others. Default gsm7,unicode. */
    SMS_ENCODING("sms.http.encoding"),
    /** Signature that requests need besides: ovh. Default: none. */
    SMS_SIGNATURE("sms.http.signature"),
    /** Consumer key of that signature; may stand in a file. */
    SMS_CONSUMER_KEY("sms.http.consumer-key"),
    /** Who reports whether messages arrived, at our public address: none, twilio or vonage. Default none. */
    SMS_REPORTS("sms.http.reports"),
    /** What those reports are signed with; may stand in a file. Default for twilio: the secret. */
    SMS_REPORTS_SECRET("sms.http.reports-secret"),
    /** What {@code {{account}}} stands for. */
    SMS_ACCOUNT("sms.http.account"),
    /** What {@code {{user}}} stands for. */
    SMS_USER("sms.http.user"),
    /** What {@code {{secret}}} stands for; may stand in a file. */
    SMS_SECRET("sms.http.secret"),
    /** What {@code {{from}}} stands for. */
    SMS_FROM("sms.http.from"),
    /** The same by country of the number, such as US=+12025550100,GB=Example. Default: none. */
    SMS_FROM_BY_COUNTRY("sms.http.from-by-country"),
    /** How long handing over one message may take; less than the deadline. Default: four fifths of the deadline. */
    SMS_TIMEOUT("sms.http.timeout");

    private final String key;

    MessageSetting(String name) {
        key = "accountcreator." + name;
    }

    /** The whole key. */
    public String key() {
        return key;
    }
}
