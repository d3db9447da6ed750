package io.accountcreator.ldap.command;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, record by record, and nothing that only looks like it: a quote that does not belong there may
 * be half of somebody's hash. Lines may end without a carriage return. What separates fields is a comma, a semicolon or a tab:
 * the first that is met, if it is not given. Why no library: ADR 34.
 */
final class CsvReader {
    private static final int LONGEST_FIELD = 10_000;
    private static final int MOST_FIELDS = 1000;
    private static final String SEPARATORS = ",;\t";
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader in;
    private @Nullable Character separator;
    private long line = 1;
    private long begin = 1;

    CsvReader(Reader in) throws IOException {
        this(in, null);
    }

    /** @param separator null for whichever is met first */
    CsvReader(Reader in, @Nullable Character separator) throws IOException {
        this.separator = separator;
        this.in = new PushbackReader(in);
        int first = this.in.read();
        if (first != BYTE_ORDER_MARK && first != END) {
            this.in.unread(first);
        }
    }

    /** What is read is not CSV; what follows cannot be told apart. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** The line on which the last record began. */
    long line() {
        return begin;
    }

    /** Reads a record; empty at the end. */
    Optional<List<String>> read() throws IOException {
        begin = line;
        int next = peek();
        if (next == END) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        do {
            if (fields.size() == MOST_FIELDS) {
                throw malformed("more than " + MOST_FIELDS + " fields");
            }
            fields.add(peek() == '"' ? quoted() : plain());
        } while (ends(in.read()));
        return Optional.of(fields);
    }

    /** Whether another field follows what ended one. */
    private boolean ends(int after) throws IOException {
        if (separates(after)) {
            return true;
        }
        int end = after == '\r' ? in.read() : after;
        if (end != '\n' && (end != END || after == '\r')) {
            throw malformed(after == '\r' ? "a carriage return that ends no line" : "text after a quoted field");
        }
        line++;
        return false;
    }

    private boolean separates(int next) {
        if (separator == null && next != END && SEPARATORS.indexOf(next) >= 0) {
            separator = (char) next;
        }
        return separator != null && next == separator;
    }

    private String plain() throws IOException {
        StringBuilder field = new StringBuilder();
        for (int next = in.read(); ; next = in.read()) {
            if (separates(next) || next == '\r' || next == '\n' || next == END) {
                unread(next);
                return field.toString();
            }
            if (next == '"') {
                throw malformed("a quote within a field");
            }
            append(field, next);
        }
    }

    private String quoted() throws IOException {
        StringBuilder field = new StringBuilder();
        in.read();
        for (int next = in.read(); ; next = in.read()) {
            if (next == END) {
                throw malformed("a quote that opens in this record is never closed");
            }
            if (next == '"') {
                int after = in.read();
                if (after != '"') {
                    unread(after);
                    return field.toString();
                }
            }
            if (next == '\n') {
                line++;
            }
            append(field, next);
        }
    }

    private void append(StringBuilder field, int next) throws MalformedException {
        if (next == 0) {
            throw malformed("a zero byte, which no text has; is the file UTF-16 without a byte order mark?");
        }
        if (field.length() == LONGEST_FIELD) {
            throw malformed("a field longer than " + LONGEST_FIELD);
        }
        field.append((char) next);
    }

    private int peek() throws IOException {
        int next = in.read();
        unread(next);
        return next;
    }

    private void unread(int next) throws IOException {
        if (next != END) {
            in.unread(next);
        }
    }

    private MalformedException malformed(String what) {
        return new MalformedException("line " + begin + ": " + what);
    }
}
