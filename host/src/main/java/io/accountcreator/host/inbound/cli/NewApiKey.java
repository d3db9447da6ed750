package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.accountcreator.host.access.operation.AskedOperation;
import java.io.PrintWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an API key. It is kept nowhere: the settings of the host have its digest alone. */
@Command(
        name = "new-api-key",
        description = {
            "Makes an API key for the JSON interface, and the settings for it.",
            "The key is printed once and kept nowhere."
        },
        footer = {"", "Example: account-creator new-api-key web --operations create-account,activate-account"})
final class NewApiKey implements Callable<Integer> {
    private static final int BYTES = 32;
    private static final String ALL = "*";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern DOMAIN = Pattern.compile("[^\\s,]+");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the settings call it: lower-case letters, digits, hyphens.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(
            names = "--operations",
            split = ",",
            defaultValue = ALL,
            paramLabel = "NAME",
            description = "What may be asked with it (default: ${DEFAULT-VALUE}, all but confirmation-key).")
    @SuppressWarnings("NullAway.Init")
    List<String> operations;

    @Option(
            names = "--domains",
            split = ",",
            paramLabel = "DOMAIN",
            description = "For which domains; * for all (default: the setting accountcreator.domain).")
    List<String> domains = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() {
        check(NAME.matcher(name).matches(), "a name has lower-case letters, digits and hyphens");
        operations.forEach(each -> check(
                each.equals(ALL) || AskedOperation.of(each).isPresent(), "no operation is called '" + each + "'"));
        domains.forEach(each -> check(DOMAIN.matcher(each).matches(), "a domain has no blanks and commas"));
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        print(HexFormat.of().formatHex(random));
        return ExitCode.SUCCESS;
    }

    private void print(String key) {
        PrintWriter out = spec.commandLine().getOut();
        String prefix = "accountcreator.api.key." + name;
        out.println("# The key, for whoever asks. It is not shown again.");
        out.println(key);
        out.println();
        out.println("# For the settings of the host; separate the names of several keys by commas.");
        out.println("accountcreator.api.keys=" + name);
        out.println(prefix + ".sha256=" + sha256(key));
        out.println(prefix + ".operations=" + String.join(",", operations));
        if (!domains.isEmpty()) {
            out.println(prefix + ".domains=" + String.join(",", domains));
        }
        out.flush();
    }

    private void check(boolean met, String otherwise) {
        if (!met) {
            CommandLine line = spec.commandLine();
            throw new ParameterException(line, otherwise);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
