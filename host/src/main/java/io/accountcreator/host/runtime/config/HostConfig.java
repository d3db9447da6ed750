package io.accountcreator.host.runtime.config;

import static io.accountcreator.host.runtime.config.HostSetting.BEHIND_PROXY;
import static io.accountcreator.host.runtime.config.HostSetting.DEADLINE;
import static io.accountcreator.host.runtime.config.HostSetting.GATEWAY_PATHS;
import static io.accountcreator.host.runtime.config.HostSetting.GATEWAY_TEST_METHODS;
import static io.accountcreator.host.runtime.config.HostSetting.HTTP_HOST;
import static io.accountcreator.host.runtime.config.HostSetting.HTTP_PORT;
import static io.accountcreator.host.runtime.config.HostSetting.MAX_IN_FLIGHT;
import static io.accountcreator.host.runtime.config.HostSetting.SMS_DIGITS;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountRules;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host's settings, read once. Immutable.
 *
 * @param httpHost address that the Java SE start listens at
 * @param httpPort port that it listens at, 0 for a free one
 * @param behindProxy whether it may listen beyond loopback
 * @param deadline how long one request may take
 * @param maxInFlight how many requests may be under way
 * @param gatewayPaths where the gateway answers, below the context root
 * @param testMethods whether the gateway offers its test methods
 * @param sender what carries codes to people
 * @param smsDigits how long codes by SMS are
 * @param hasDomain whether any domain is named that requests may be about
 * @param rules rules and defaults of the fields
 */
public record HostConfig(
        String httpHost,
        int httpPort,
        boolean behindProxy,
        Duration deadline,
        int maxInFlight,
        List<String> gatewayPaths,
        boolean testMethods,
        SenderChoice sender,
        int smsDigits,
        boolean hasDomain,
        AccountRules rules) {

    private static final List<String> DEFAULT_PATHS = List.of("/xmlrpc", "/xmlrpc.php", "/wizard.php");
    private static final Set<String> TAKEN = Set.of("/activate", "/activation.php");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]++)++");
    private static final Duration LONGEST_DEADLINE = Duration.ofHours(1);
    private static final int MOST_IN_FLIGHT = 10_000;
    private static final int FEWEST_SMS_DIGITS = 4;
    private static final int MOST_SMS_DIGITS = 8;
    private static final int HIGHEST_PORT = 65_535;
    private static final String DOMAIN = "accountcreator.domain";
    private static final String DOMAINS = "accountcreator.domains";
    /** What is wrong with a host that is set up for no domain. */
    public static final String NO_DOMAIN = DOMAIN + " is not set, nor " + DOMAINS
            + ": requests that name no domain get no answer, and the host is not ready";

    /**
     * Reads the settings.
     *
     * @param settings where to read
     * @return the values, defaults filled in
     * @throws SettingException if a value is bad
     */
    public static HostConfig from(Settings settings) {
        return new HostConfig(
                settings.text(HTTP_HOST.key()).orElse("127.0.0.1"),
                settings.integer(HTTP_PORT.key(), 0, HIGHEST_PORT).orElse(8080),
                settings.flag(BEHIND_PROXY.key()),
                deadline(settings),
                settings.integer(MAX_IN_FLIGHT.key(), 1, MOST_IN_FLIGHT).orElse(256),
                paths(settings),
                settings.flag(GATEWAY_TEST_METHODS.key()),
                SenderChoice.from(settings),
                settings.integer(SMS_DIGITS.key(), FEWEST_SMS_DIGITS, MOST_SMS_DIGITS)
                        .orElse(CodeGenerator.SMS_DIGITS),
                settings.text(DOMAIN).isPresent() || !settings.list(DOMAINS).isEmpty(),
                AccountRules.from(settings));
    }

    /**
     * Gives the address to listen at, which is loopback unless TLS is spoken or a proxy has been declared.
     *
     * @param tls whether the host itself speaks TLS
     * @return the resolved address
     * @throws SettingException if there is no such address, or if it is open to others without TLS
     */
    public InetAddress listenAddress(boolean tls) {
        InetAddress address = resolve();
        if (!address.isLoopbackAddress() && !tls && !behindProxy) {
            throw new SettingException(
                    HTTP_HOST.key(),
                    httpHost,
                    "a loopback address such as 127.0.0.1, or a certificate (accountcreator.http.tls.certificate), or "
                            + BEHIND_PROXY.key() + "=true to declare that a proxy with TLS stands before it");
        }
        return address;
    }

    /**
     * Gives the domain that a request is about.
     *
     * @param creator filled for that request
     * @return its own domain, else that of the settings; null if neither names one
     */
    public @Nullable String domainOf(AccountCreator creator) {
        String named = creator.domain();
        return named == null ? rules.domain() : named;
    }

    /**
     * Says whether no messages go to a phone number, whoever has it.
     *
     * @param phone null for none
     * @return true if there is one and it is refused
     */
    public boolean refuses(@Nullable String phone) {
        return phone != null && rules.phoneCheck().refusal(phone).isPresent();
    }

    /**
     * Says why the host cannot listen.
     *
     * @return what to throw
     */
    public SettingException notListening() {
        return new SettingException(
                HTTP_PORT.key(), Integer.toString(httpPort), "a port of " + httpHost + " that is free to listen at");
    }

    private InetAddress resolve() {
        try {
            return InetAddress.getByName(httpHost);
        } catch (UnknownHostException e) {
            throw new SettingException(HTTP_HOST.key(), httpHost, "an address of this machine, such as 127.0.0.1");
        }
    }

    private static Duration deadline(Settings settings) {
        Duration deadline = settings.duration(DEADLINE.key()).orElse(Duration.ofSeconds(10));
        if (deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new SettingException(
                    DEADLINE.key(), deadline.toString(), "a duration of at most " + LONGEST_DEADLINE);
        }
        return deadline;
    }

    private static List<String> paths(Settings settings) {
        List<String> paths = settings.list(GATEWAY_PATHS.key());
        for (String path : paths) {
            boolean taken = path.startsWith("/health/")
                    || path.startsWith("/api/")
                    || (path + "/").startsWith("/delivery-report/")
                    || TAKEN.contains(path);
            if (taken || !PATH.matcher(path).matches()) {
                throw new SettingException(
                        GATEWAY_PATHS.key(),
                        path,
                        "paths such as /xmlrpc, separated by commas, none below /health or /api");
            }
        }
        return paths.isEmpty() ? DEFAULT_PATHS : paths.stream().distinct().toList();
    }
}
