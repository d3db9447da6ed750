package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.AccountField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What a command that asks an operation takes, and how that is read. */
final class AskOptions {
    /** The key for a host elsewhere. */
    static final SecretOption KEY = new SecretOption("--key", "API key", false);

    static final String VERBOSE = "--verbose";

    private static final String ACCOUNT = "USER[@DOMAIN]";

    private final OperationCommand command;

    AskOptions(OperationCommand command) {
        this.command = command;
    }

    /** Adds everything to a command. */
    void addTo(CommandSpec spec) {
        if (command.takesAccount()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0")
                    .arity("0..1")
                    .type(String.class)
                    .paramLabel(ACCOUNT)
                    .description("The account; the last at sign ends the user name.")
                    .build());
        }
        fields().forEach(field -> add(spec, field));
        spec.addOption(
                text("--url", "URL", "Asks the host at this address instead of the backend of this installation."));
        KEY.addTo(spec);
        spec.addOption(text("--timeout", "DURATION", "How long that host may take (default: PT30S)."));
        spec.addOption(flag("Prints the answer as one JSON document.", List.of("--json")));
        spec.addOption(verbose());
    }

    /**
     * Gets the secrets that a command line names, in its order: that is the order of lines on standard input.
     *
     * @throws CommandException if one cannot be had
     */
    Map<SecretOption, String> secrets(ParseResult given, SecretInput input) throws CommandException {
        List<SecretOption> known = Stream.concat(
                        Stream.of(KEY), fields().filter(CommandField::secret).map(this::secret))
                .toList();
        Map<SecretOption, String> secrets = new LinkedHashMap<>();
        for (OptionSpec option : given.matchedOptions()) {
            for (SecretOption secret : known) {
                if (secret.isGivenBy(option) && !secrets.containsKey(secret)) {
                    secrets.put(secret, secret.read(given, input));
                }
            }
        }
        return secrets;
    }

    /**
     * Gets the values of all fields.
     *
     * @throws CommandException if the account is named twice
     */
    Map<AccountField, String> values(ParseResult given, Map<SecretOption, String> secrets) throws CommandException {
        Map<AccountField, String> values = new EnumMap<>(AccountField.class);
        fields().forEach(field -> value(field, given, secrets).ifPresent(value -> values.put(field.field(), value)));
        String account = given.matchedPositionalValue(0, null);
        if (account != null) {
            int at = account.lastIndexOf('@');
            putOnce(values, CommandField.USERNAME, at < 0 ? account : account.substring(0, at));
            if (at >= 0) {
                putOnce(values, CommandField.DOMAIN, account.substring(at + 1));
            }
        }
        return values;
    }

    private static void putOnce(Map<AccountField, String> values, CommandField field, String value)
            throws CommandException {
        if (values.putIfAbsent(field.field(), value) != null) {
            throw CommandException.usage(field.option() + " is given in " + ACCOUNT + " too");
        }
    }

    private Optional<String> value(CommandField field, ParseResult given, Map<SecretOption, String> secrets) {
        String value = field.secret() ? secrets.get(secret(field)) : given.matchedOptionValue(field.option(), null);
        return Optional.ofNullable(value);
    }

    private Stream<CommandField> fields() {
        return Stream.concat(command.fields().stream(), Stream.of(CommandField.DOMAIN));
    }

    private SecretOption secret(CommandField field) {
        return SecretOption.of(field, command.asksTwiceFor(field));
    }

    private void add(CommandSpec spec, CommandField field) {
        if (field.secret()) {
            secret(field).addTo(spec);
        } else {
            spec.addOption(text(field.option(), field.label(), field.description()));
        }
    }

    /** The option that every command has. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build();
    }

    /** The option of every command that does something here. */
    static OptionSpec verbose() {
        return flag("Says on standard error what goes on.", List.of("-v", VERBOSE));
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, List<String> names) {
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
