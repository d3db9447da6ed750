package io.accountcreator.host.runtime.start;

import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Runtime.Version;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Knows a Jakarta Mail that lets line ends into headers (CVE-2025-7962), by which strangers write mails of their own. */
final class OldMail {
    private static final String ANGUS = "org.eclipse.angus.";
    private static final String PROPERTIES = "/META-INF/maven/org.eclipse.angus/angus-mail/pom.properties";
    private static final Version SAFE = Version.parse("2.0.4");

    private OldMail() {}

    /** The line to warn with, empty if the server has none or a newer one. */
    static Optional<String> warning() {
        try {
            Class<?> implementation = StreamProvider.provider().getClass();
            return warning(implementation.getName(), version(implementation));
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Its manifest has none that does not depend on OSGi. */
    private static @Nullable String version(Class<?> implementation) {
        try (InputStream in = implementation.getResourceAsStream(PROPERTIES)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version");
        } catch (IOException e) {
            return null;
        }
    }

    /** The line for an implementation, whose class and version are known. */
    static Optional<String> warning(String implementation, @Nullable String version) {
        if (version == null || !implementation.startsWith(ANGUS)) {
            return Optional.empty();
        }
        try {
            return Version.parse(version).compareToIgnoreOptional(SAFE) >= 0
                    ? Optional.empty()
                    : Optional.of("the server's Jakarta Mail is Angus " + version
                            + ", which lets line ends into headers (CVE-2025-7962): take " + SAFE + " or newer");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
