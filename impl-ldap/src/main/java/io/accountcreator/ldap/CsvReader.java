package io.accountcreator.ldap;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV as RFC 4180 has it, record by record, and nothing that only looks like it: a quote that does not belong there may
 * be half of somebody's hash. Lines may end without a carriage return.
 */
final class CsvReader {
    private static final int LONGEST_FIELD = 10_000;
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader in;
    private long line = 1;
    private long begin = 1;

    CsvReader(Reader in) throws IOException {
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
            fields.add(peek() == '"' ? quoted() : plain());
        } while (ends(in.read()));
        return Optional.of(fields);
    }

    /** Whether another field follows what ended one. */
    private boolean ends(int after) throws IOException {
        if (after == ',') {
            return true;
        }
        int end = after == '\r' ? in.read() : after;
        if (end != '\n' && (end != END || after == '\r')) {
            throw malformed(after == '\r' ? "a carriage return that ends no line" : "text after a quoted field");
        }
        line++;
        return false;
    }

    private String plain() throws IOException {
        StringBuilder field = new StringBuilder();
        for (int next = in.read(); ; next = in.read()) {
            if (next == ',' || next == '\r' || next == '\n' || next == END) {
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
                throw malformed("a quoted field without an end");
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
