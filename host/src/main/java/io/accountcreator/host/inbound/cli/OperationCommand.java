package io.accountcreator.host.inbound.cli;

import static io.accountcreator.host.inbound.cli.CommandField.ACTIVATION_CODE;
import static io.accountcreator.host.inbound.cli.CommandField.ALGORITHM;
import static io.accountcreator.host.inbound.cli.CommandField.DISPLAY_NAME;
import static io.accountcreator.host.inbound.cli.CommandField.EMAIL;
import static io.accountcreator.host.inbound.cli.CommandField.HA1;
import static io.accountcreator.host.inbound.cli.CommandField.LANGUAGE;
import static io.accountcreator.host.inbound.cli.CommandField.NEW_HA1;
import static io.accountcreator.host.inbound.cli.CommandField.NEW_PASSWORD;
import static io.accountcreator.host.inbound.cli.CommandField.PASSWORD;
import static io.accountcreator.host.inbound.cli.CommandField.PHONE;
import static io.accountcreator.host.inbound.cli.CommandField.USERNAME;
import static io.accountcreator.host.inbound.cli.CommandField.USER_AGENT;

import io.accountcreator.host.access.operation.AskedOperation;
import java.util.List;

/** The commands that ask an operation: one table that ties it to what it takes and to what the help says. */
enum OperationCommand {
    IS_ACCOUNT_EXIST(
            "Asks whether an account exists, and for its phone number.",
            "a user name or a phone number",
            "bob@sip.example.org",
            List.of(USERNAME, PHONE)),
    CREATE_ACCOUNT(
            "Creates an account and has its activation code sent.",
            "a phone number, or a user name, an e-mail address and a password or HA1",
            "bob@sip.example.org --email bob@example.org --password",
            List.of(USERNAME, PHONE, EMAIL, PASSWORD, HA1, ALGORITHM, DISPLAY_NAME, LANGUAGE, USER_AGENT)),
    ACTIVATE_ACCOUNT(
            "Activates an account with the code of a message.",
            "a user name or a phone number, and the code",
            "bob@sip.example.org --code",
            List.of(USERNAME, PHONE, ACTIVATION_CODE, ALGORITHM)),
    IS_ACCOUNT_ACTIVATED(
            "Asks whether an account is activated.",
            "a user name or a phone number",
            "bob@sip.example.org",
            List.of(USERNAME, PHONE, ALGORITHM)),
    IS_ALIAS_USED(
            "Asks whether a phone number belongs to an account.",
            "a phone number",
            "--phone +33612345678 --domain sip.example.org",
            List.of(PHONE)),
    LINK_ACCOUNT(
            "Has the code sent that links a phone number with an account.",
            "a user name and a phone number",
            "bob@sip.example.org --phone +33612345678",
            List.of(USERNAME, PHONE, LANGUAGE)),
    ACTIVATE_ALIAS(
            "Links a phone number with an account, with the code that was sent to it.",
            "a user name, a phone number, the code and the password or HA1",
            "bob@sip.example.org --phone +33612345678 --code --password",
            List.of(USERNAME, PHONE, ACTIVATION_CODE, PASSWORD, HA1, ALGORITHM)),
    RECOVER_ACCOUNT(
            "Has the code sent that recovers an account.",
            "a phone number, or a user name and its e-mail address",
            "bob@sip.example.org --email bob@example.org",
            List.of(USERNAME, PHONE, EMAIL, ALGORITHM, LANGUAGE)),
    IS_ACCOUNT_LINKED(
            "Asks whether an account has a phone number, and for it.",
            "a user name",
            "bob@sip.example.org",
            List.of(USERNAME)),
    UPDATE_ACCOUNT(
            "Changes the password of an account.",
            "a user name or a phone number, the password or HA1, and the new password or HA1",
            "bob@sip.example.org --password --new-password",
            List.of(USERNAME, PHONE, PASSWORD, HA1, NEW_PASSWORD, NEW_HA1, ALGORITHM)),
    LOGIN_LINPHONE_ACCOUNT(
            "Gets the HA1 of an account with the code of a message.",
            "a user name or a phone number, and the code",
            "bob@sip.example.org --code",
            List.of(USERNAME, PHONE, ACTIVATION_CODE, ALGORITHM)),
    DELETE_ACCOUNT(
            "Deletes an account and frees its name and phone number.",
            "a user name or a phone number, and the password or HA1",
            "bob@sip.example.org --password",
            List.of(USERNAME, PHONE, PASSWORD, HA1, ALGORITHM)),
    CONFIRMATION_KEY(
            "Makes a fresh code, which replaces the last one, and prints it; for tests.",
            "a user name, and the password or HA1",
            "bob@sip.example.org --password",
            List.of(USERNAME, PASSWORD, HA1, ALGORITHM));

    private final String description;
    private final String needs;
    private final String example;
    private final List<CommandField> fields;

    OperationCommand(String description, String needs, String example, List<CommandField> fields) {
        this.description = description;
        this.needs = needs;
        this.example = example;
        this.fields = fields;
    }

    /** The operation that is asked; it names the command. */
    AskedOperation operation() {
        return AskedOperation.valueOf(name());
    }

    String description() {
        return description;
    }

    /** What has to be given, in words. */
    String needs() {
        return needs;
    }

    /** Arguments of a typical call. */
    String example() {
        return example;
    }

    /** What may be given, besides the domain, which every command takes. */
    List<CommandField> fields() {
        return fields;
    }

    /** Whether an account is named by its user name. */
    boolean takesAccount() {
        return fields.contains(USERNAME);
    }

    /** Whether a typed secret has to be typed again: it is to be one, and a misspelling would lock somebody out. */
    boolean asksTwiceFor(CommandField field) {
        return field == NEW_PASSWORD || (field == PASSWORD && this == CREATE_ACCOUNT);
    }
}
