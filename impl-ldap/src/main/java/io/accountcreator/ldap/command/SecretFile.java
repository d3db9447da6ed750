package io.accountcreator.ldap.command;

import io.accountcreator.Secret;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Files that nobody but who runs this may read. */
public final class SecretFile {
    private static final int PASSWORD_BYTES = 24;

    private SecretFile() {}

    /** Makes one that is not there yet. */
    static Writer create(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newWriter(Files.newByteChannel(file, options, attributes), StandardCharsets.UTF_8);
    }

    /** Makes one with a fresh password. */
    public static Secret createPassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (Writer out = create(file)) {
            out.write(password + "\n");
        }
        return Secret.of(password);
    }

    /** Reads one as settings are read: one line end at its end is none of it. */
    public static Secret read(Path file) throws IOException {
        return Secret.of(Files.readString(file).replaceFirst("\\R\\z", ""));
    }
}
