package io.accountcreator.ldap.command;

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
        // Spreadsheets in some countries take semicolons and tabs for separators too.
        boolean plain = text.chars().noneMatch(c -> ",;\t\"\r\n".indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
