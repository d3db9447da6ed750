package io.accountcreator.ldap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static List<List<String>> read(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text));
        List<List<String>> records = new ArrayList<>();
        for (Optional<List<String>> next = reader.read(); next.isPresent(); next = reader.read()) {
            records.add(next.get());
        }
        return records;
    }

    @Test
    void recordsShouldBeReadAsTheyWereWritten() throws Exception {
        List<List<String>> records =
                List.of(List.of("a", "", "c"), List.of("a,b", "say \"hi\"", "two\r\nlines"), List.of("ü", " ", ""));
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(new PrintWriter(text));

        records.forEach(writer::write);

        assertThat(read(text.toString())).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\nc,d", "a,b\nc,d\n", "a,b\r\nc,d\r\n", "\uFEFFa,b\nc,\"d\""})
    void linesMayEndAsTheyDoInTheField(String text) throws Exception {
        assertThat(read(text)).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a,b\"", "\"a\"b", "\"a", "a\rb", "\"a\" ,b", "a,\"b\"\"", "a\r"})
    void whatIsNoCsvShouldBeRefused(String text) {
        assertThatThrownBy(() -> read("x,y\n" + text))
                .isInstanceOf(CsvReader.MalformedException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void aFieldWithoutEndShouldNotFillTheMemory() {
        assertThatThrownBy(() -> read("\"" + "a".repeat(20_000))).hasMessage("line 1: a field longer than 10000");
    }

    @Test
    void lineShouldBeTheOneOnWhichTheRecordBegan() throws Exception {
        CsvReader reader = new CsvReader(new StringReader("\"a\nb\",c\nd,e\n"));

        reader.read();
        assertThat(reader.line()).isEqualTo(1);
        reader.read();
        assertThat(reader.line()).isEqualTo(3);
    }
}
