package io.accountcreator.ldap;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes CSV as RFC 4180 has it. */
final class CsvWriter {
    private final PrintWriter out;

    CsvWriter(PrintWriter out) {
        this.out = out;
    }

    void write(List<String> fields) {
        out.print(fields.stream().map(CsvWriter::field).collect(Collectors.joining(",")) + "\r\n");
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
