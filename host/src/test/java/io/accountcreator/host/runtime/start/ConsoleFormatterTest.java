package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleFormatterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"SEVERE, <3>", "WARNING, <4>", "INFO, <6>", "FINE, <7>"})
    void eachLineShouldHaveItsPriorityInTheJournalAndNoneElsewhere(String level, String prefix) {
        LogRecord record = new LogRecord(Level.parse(level), "what happened");
        record.setThrown(new IllegalStateException("why"));

        assertThat(new ConsoleFormatter(true).format(record).lines())
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.startsWith(prefix));
        assertThat(new ConsoleFormatter(false).format(record))
                .contains("what happened")
                .doesNotContain(prefix);
    }

    @Test
    void theJournalShouldBeKnownByDeviceAndInode() throws Exception {
        Path error = Files.writeString(folder.resolve("socket"), "");
        String itself = Files.getAttribute(error, "unix:dev") + ":" + Files.getAttribute(error, "unix:ino");

        assertThat(ConsoleFormatter.isJournal(itself, error)).isTrue();
        assertThat(ConsoleFormatter.isJournal("1:2", error)).isFalse();
        assertThat(ConsoleFormatter.isJournal(null, error)).isFalse();
        assertThat(ConsoleFormatter.isJournal(itself, folder.resolve("none"))).isFalse();
    }
}
