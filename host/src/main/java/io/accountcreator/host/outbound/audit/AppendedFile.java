package io.accountcreator.host.outbound.audit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that several processes add lines to, of which one begins a new file when it is long enough. Links are not followed: root
 * may write into a folder that is somebody else's. Not thread-safe.
 */
final class AppendedFile {
    private final Path path;
    private final long limit;
    private final int count;

    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private boolean torn;

    /**
     * Opens nothing yet.
     *
     * @param path of the newest file
     * @param limit how many bytes it may have; 0 for no end
     * @param count how many files there may be, this one included
     */
    AppendedFile(Path path, long limit, int count) {
        this.path = path.toAbsolutePath();
        this.limit = limit;
        this.count = count;
    }

    Path path() {
        return path;
    }

    /** Makes the folder and the file if they are not there. */
    void open() throws IOException {
        close();
        Path folder = folder();
        // A link to a folder, as a service manager makes it, is as good as one.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        boolean made = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        channel = FileChannel.open(
                path,
                Set.of(CREATE, WRITE, APPEND, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        if (made) {
            giveToOwnerOf(folder);
        }
    }

    /** A command that root runs may come before the host, whose file it is; who is not root has made a file of his own. */
    private void giveToOwnerOf(Path folder) {
        try {
            Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(Files.getOwner(folder));
        } catch (IOException | UnsupportedOperationException notRoot) {
            // Then whoever cannot write is told so.
        }
    }

    /** Adds a line; begins a new file before if that is to be done here and is due. */
    void append(byte[] line, boolean rotates) throws IOException {
        // A channel would take an interruption of the thread for the wish to close it.
        boolean interrupted = Thread.interrupted();
        try {
            FileChannel to = current();
            if (rotates && limit > 0 && to.size() > 0 && to.size() + line.length > limit) {
                to = rotated();
            }
            write(to, line);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(FileChannel to, byte[] line) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(line.length + 1);
        if (torn) {
            rest.put((byte) '\n');
        }
        rest.put(line).flip();
        try {
            while (rest.hasRemaining()) {
                to.write(rest);
            }
            torn = false;
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            torn = rest.position() > 0;
            throw e;
        } catch (IOException e) {
            // The disk took a part, after which the next line must not go on.
            torn |= rest.position() > 0;
            throw e;
        }
    }

    /** The file of the name, which may be another than it was: another process has begun a new one, or somebody removed it. */
    private FileChannel current() throws IOException {
        FileChannel now = channel;
        if (now == null || !now.isOpen() || !isThere()) {
            open();
        }
        return Objects.requireNonNull(channel);
    }

    private boolean isThere() {
        try {
            return Objects.equals(
                    key, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    private FileChannel rotated() throws IOException {
        if (Files.isRegularFile(path)) {
            close();
            for (int i = count - 2; i > 0; i--) {
                if (Files.exists(numbered(i))) {
                    Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (count > 1) {
                Files.move(path, numbered(1), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(path);
            }
        }
        return current();
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    private Path folder() {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
