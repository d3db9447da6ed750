package io.accountcreator.host.outbound.message.mail;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at which mail library there is: in a server it is the server's. Before Angus Mail 2.0.4 a line end in an address
 * became a line end in the SMTP session (CVE-2025-7962). {@link MailAddress} lets no such address come that far, so an old
 * library stops nothing; but it is said.
 */
public final class MailVersion {
    private static final Logger LOG = System.getLogger(MailVersion.class.getName());
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");
    private static final String ANGUS = "org.eclipse.angus.mail.";
    private static final String POM = "/META-INF/maven/org.eclipse.angus/";

    private MailVersion() {}

    /** The line to warn with at start, whether mails are sent or not; empty unless the library is known to be an old one. */
    public static Optional<String> atStart() {
        try {
            Class<?> library = StreamProvider.provider().getClass();
            return atStart(library.getName(), version(library).orElse(null));
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty();
        }
    }

    static Optional<String> atStart(String library, @Nullable String version) {
        boolean known = version != null && library.startsWith(ANGUS);
        return known && !isFixed(library, version)
                ? Optional.of(warning(library.substring(0, library.lastIndexOf('.')), version))
                : Optional.empty();
    }

    /** Looks at the library that is going to send mails; one that nothing is known of is warned of too. */
    static void check(Session session) {
        try {
            Class<?> library = session.getTransport("smtp").getClass();
            String version = version(library).orElse(null);
            if (!isFixed(library.getName(), version)) {
                LOG.log(Level.WARNING, warning(library.getPackageName(), version));
            }
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("there is no mail library: it needs an implementation of Jakarta Mail", e);
        }
    }

    private static String warning(String library, @Nullable String version) {
        return "the mail library " + library + " " + (version == null ? "of unknown version" : version)
                + " may have CVE-2025-7962: use Angus Mail 2.0.4 or newer";
    }

    static boolean isFixed(String library, @Nullable String version) {
        Matcher numbers = NUMBERS.matcher(String.valueOf(version));
        if (!library.startsWith(ANGUS) || !numbers.matches()) {
            return false;
        }
        int[] fixed = {2, 0, 4};
        for (int i = 0; i < fixed.length; i++) {
            String text = numbers.group(i + 1);
            int number = text == null ? 0 : Integer.parseInt(text);
            if (number != fixed[i]) {
                return number > fixed[i];
            }
        }
        return true;
    }

    static Optional<String> version(Class<?> library) {
        return Optional.ofNullable(library.getPackage().getImplementationVersion())
                .or(() -> pom(library, "angus-mail"))
                .or(() -> pom(library, "jakarta.mail"));
    }

    private static Optional<String> pom(Class<?> library, String artifact) {
        try (InputStream in = library.getResourceAsStream(POM + artifact + "/pom.properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
