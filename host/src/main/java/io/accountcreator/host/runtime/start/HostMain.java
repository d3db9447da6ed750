package io.accountcreator.host.runtime.start;

import io.accountcreator.host.inbound.cli.Commands;
import io.accountcreator.host.inbound.cli.ExitCode;
import io.accountcreator.host.inbound.cli.Terminal;
import io.accountcreator.host.inbound.sample.IsAccountExistSample;
import io.accountcreator.host.outbound.audit.AuditDestination;
import io.accountcreator.host.runtime.config.QuietConfig;
import io.accountcreator.host.runtime.config.SettingsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The main class of Java SE: runs a command, or starts the host. */
@Command(
        name = "account-creator",
        description = {
            "Creates and manages SIP accounts for Linphone clients.",
            "Commands on accounts ask the backend that classes/META-INF/beans.xml chooses, or a host elsewhere (--url).",
            ""
        },
        footer = {
            "",
            "Examples: account-creator serve",
            "          account-creator is-account-exist bob@sip.example.org",
            "          account-creator is-account-exist bob@sip.example.org --url https://accounts.example.org"
        },
        mixinStandardHelpOptions = true,
        versionProvider = HostVersion.class)
public final class HostMain implements Callable<Integer> {
    /** Set where a tool starts the host as its child: killed, such a tool would leave the host running. */
    private static final String ENDS_WITH_PARENT = "host.ends-with-parent";

    private HostMain() {}

    /**
     * Runs a command.
     *
     * @param arguments none for serve
     */
    public static void main(String[] arguments) {
        // Before anything is logged, and before that class is initialised: the JDK looks once.
        System.setProperty("java.util.logging.manager", HostLogManager.class.getName());
        // The JDK looks once, at the first handshake: nobody needs it, and it costs more than whoever asks for it pays.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        configureLogging();
        QuietConfig.install();
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return run(Terminal.ofProcess(), arguments);
    }

    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new HostMain());
        Commands.addTo(line, terminal);
        return line.setExecutionExceptionHandler((thrown, command, parsed) -> {
                    terminal.err().println("account-creator: " + StartFailure.line(thrown));
                    return ExitCode.OUTAGE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve();
    }

    @Command(description = "Serves until it is told to stop (the default).", mixinStandardHelpOptions = true)
    int serve() throws InterruptedException {
        if (Boolean.getBoolean(ENDS_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        HostLogManager.keepHandlers();
        SettingsFiles.warnings().forEach(warning -> System.getLogger(SettingsFiles.class.getName())
                .log(Level.WARNING, warning));
        AuditDestination.openForHost();
        SeServer server = SeServer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "account-creator-stop"));
        System.out.println(ReadyMessage.of(server.gateway(), server.backend(), server.config()));
        System.out.flush();
        server.awaitEnd();
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Runs the documentation's example of an own service.", mixinStandardHelpOptions = true)
    int sample(
            @Parameters(defaultValue = "user_exist", description = "User name to ask for (default: ${DEFAULT-VALUE}).")
                    String username) {
        return IsAccountExistSample.run(username, System.out) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Takes logging.properties from the class path, where conf is, unless the JVM was given another. */
    private static void configureLogging() {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        try (InputStream in = HostMain.class.getResourceAsStream("/logging.properties")) {
            if (in != null) {
                LogManager.getLogManager().readConfiguration(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("logging.properties cannot be read", e);
        }
    }
}
