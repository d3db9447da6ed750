package io.accountcreator.ldap.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in a sentence what is wrong with a file that an operator named. */
public final class FileProblem {
    private FileProblem() {}

    /** A file that was to be read. */
    public static String reading(String file, IOException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "there is no file " + file;
        }
        return common(file, "read", thrown);
    }

    /** A file that was to be made. */
    public static String writing(String file, IOException thrown) {
        if (thrown instanceof FileAlreadyExistsException) {
            return "there is a file " + file + " already";
        }
        if (thrown instanceof NoSuchFileException) {
            return file + " cannot be written: there is no such folder";
        }
        return common(file, "written", thrown);
    }

    private static String common(String file, String done, IOException thrown) {
        if (thrown instanceof AccessDeniedException) {
            return file + " cannot be " + done + ": the user " + System.getProperty("user.name", "who runs this")
                    + " may not";
        }
        // Java puts the name before the reason; what has no reason is told by what it is.
        String message = String.valueOf(thrown.getMessage());
        String reason = message.substring(message.lastIndexOf(": ") + 1).strip();
        boolean told = thrown.getMessage() != null && !reason.equals(file);
        return file + " cannot be " + done + (told ? ": " + reason : "");
    }

    /**
     * Makes a path of what was given.
     *
     * @throws IOException if it can be none, or is a folder
     */
    static Path path(String file) throws IOException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IOException("it is no name of a file", e);
        }
    }
}
