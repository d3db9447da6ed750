package io.accountcreator.host.outbound.audit;

import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a command: a bean where commands ask in a container of their own. It is what the system says, and sudo in the
 * environment; who may run commands may write anything.
 */
public final class CommandUser {
    private final String name;
    private final @Nullable String sudoUser;

    CommandUser(String name, @Nullable String sudoUser) {
        this.name = name;
        this.sudoUser = sudoUser;
    }

    /**
     * Finds who runs this process.
     *
     * @return the user of the system, and who became that by sudo
     */
    public static CommandUser ofProcess() {
        String sudoUser = System.getenv("SUDO_USER");
        return new CommandUser(
                name(System.getProperty("user.name")), sudoUser == null || sudoUser.isBlank() ? null : sudoUser);
    }

    /** In containers there are users without a name, which Java calls "?". */
    static String name(@Nullable String user) {
        if (user != null && !user.equals("?")) {
            return user;
        }
        try {
            return "uid:" + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "?";
        }
    }

    /**
     * Makes this a bean.
     *
     * @return what a container takes
     */
    public Extension asBean() {
        return new CommandUserBean(this);
    }

    AuditDocument in(AuditDocument document) {
        return document.with("by", name).with("sudo-user", sudoUser);
    }
}
