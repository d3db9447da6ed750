package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.AccountField;

/** A field of an account as commands take it: by an option, or, if it is a secret, by a prompt or from a file. */
enum CommandField {
    USERNAME("NAME", "User name; the same as USER."),
    DOMAIN("DOMAIN", "SIP domain; without it the one that the host is set to."),
    PHONE("NUMBER", "Phone number with a plus, such as +33612345678."),
    EMAIL("ADDRESS", "E-mail address."),
    ALGORITHM("NAME", "Digest algorithm, MD5 or SHA-256; without it the one that the host is set to, else MD5."),
    LANGUAGE("LANGUAGE", "Language of messages, such as fr or fr_FR."),
    DISPLAY_NAME("NAME", "Name for people."),
    USER_AGENT("NAME", "Name of the app that asks."),
    PASSWORD("password", "password"),
    HA1("ha1", "HA1"),
    ACTIVATION_CODE("code", "code"),
    NEW_PASSWORD("new-password", "new password"),
    NEW_HA1("new-ha1", "new HA1");

    private final String label;
    private final String description;

    CommandField(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The same field of a question. */
    AccountField field() {
        return AccountField.valueOf(name());
    }

    /** The command line's side of a field. */
    static CommandField of(AccountField field) {
        return valueOf(field.name());
    }

    boolean secret() {
        return field().secret();
    }

    /** The option, such as {@code --display-name}; a code is called by its short name, as in messages. */
    String option() {
        return "--" + (secret() ? label : field().optionName());
    }

    /** What stands for the value in the help. */
    String label() {
        return label;
    }

    /** A sentence for the help; of a secret its name in words. */
    String description() {
        return description;
    }
}
