package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static io.accountcreator.spi.BackendCommand.End.USAGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.ldap.command.AccountRows;
import io.accountcreator.ldap.command.FileProblem;
import io.accountcreator.ldap.command.Formula;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.BackendCommand.End;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: other encodings, separators and columns, names twice, passwords in place of hashes. */
class ImportFilesTest {
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";

    private static Slapd slapd;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    private CommandRun file(String text, Charset charset) throws IOException {
        Path file = folder.resolve("in.csv");
        Files.write(file, text.getBytes(charset));
        return new CommandRun(slapd.settings()).with("FILE", file.toString());
    }

    private static void told(CommandRun run, End end, String printed, String... lines) throws Exception {
        assertThat(run.run("import")).as(run.told()).isEqualTo(end);
        assertThat(run.printed()).isEqualTo(printed);
        assertThat(run.told().lines().sorted()).containsExactly(lines);
    }

    @Test
    void dryRunShouldRefuseTheLinesThatTheImportRefuses() throws Exception {
        String text = "username,md5,phones\n"
                + "xl22," + MD5 + ",\n"
                + "XL22," + OTHER + ",\n"
                + "anna," + MD5 + ",+33612340001\n"
                + "berta," + MD5 + ",+33612340002 +33612340001\n"
                + "xl22," + MD5 + ",\n"
                + "clara," + MD5 + ",+33612340002\n"
                + "xl22," + OTHER + ",\n";
        String[] lines = {
            "line 3: the user name stands in line 2 already",
            "line 5: the phone number stands in line 4 already",
            "line 6: the user name stands in line 2 already",
            "line 8: the user name stands in line 2 already"
        };

        told(file(text, UTF_8).flag("--dry-run"), REFUSED, "3 would be added, 0 there already, 4 refused\n", lines);
        told(file(text, UTF_8), REFUSED, "3 added, 0 there already, 4 refused\n", lines);
        told(file(text, UTF_8), REFUSED, "0 added, 3 there already, 4 refused\n", lines);
        told(file(text, UTF_8).flag("--dry-run"), REFUSED, "0 would be added, 3 there already, 4 refused\n", lines);
    }

    @Test
    void nameThatNoEntryPointTakesShouldBeRefused() throws Exception {
        String text = "username,md5,phones\n"
                + "sip:x@y.example," + MD5 + ",\n"
                + "SIPS:x@y.example," + MD5 + ",\n"
                + "+33612340011," + MD5 + ",\n"
                + "+33612340012," + MD5 + ",+33612340012\n"
                + "a\u0007b," + MD5 + ",\n"
                + "lost\uFFFD," + MD5 + ",\n";

        told(
                file(text, UTF_8),
                REFUSED,
                "1 added, 0 there already, 5 refused\n",
                "line 2: the user name is a whole SIP address; only what stands before its at sign belongs there",
                "line 3: the user name is a whole SIP address; only what stands before its at sign belongs there",
                "line 4: the user name is a phone number that is not among the account's",
                "line 6: the user name cannot be taken",
                "line 7: it has characters that were lost in another encoding (U+FFFD)");
    }

    @Test
    void numberShouldBeOneInTwoFormsWhetherItIsAlsoANameOrNot() throws Exception {
        String text = "username,md5,phones\n"
                + "+840912340021," + MD5 + ",+84912340021\n"
                + "+84912340021," + MD5 + ",+840912340021\n"
                + "dora," + MD5 + ",+5491123450021 +541123450021\n"
                + "emma," + MD5 + ",+541123450021\n"
                + "+84912340022," + MD5 + ",+84912340023\n";
        String[] lines = {
            "line 3: the phone number stands in line 2 already",
            "line 5: the phone number stands in line 4 already",
            "line 6: the user name is a phone number that is not among the account's"
        };

        told(file(text, UTF_8).flag("--dry-run"), REFUSED, "2 would be added, 0 there already, 3 refused\n", lines);
        told(file(text, UTF_8), REFUSED, "2 added, 0 there already, 3 refused\n", lines);
        assertThat(slapd.all("(uid=dora)").get(0).getAttributeValues(LdapEntries.PHONE_ALIAS))
                .containsExactly("+541123450021");
    }

    @Test
    void fileInAnotherEncodingShouldBeToldByLineColumnAndByte() throws Exception {
        String text =
                "username,md5,display_name\nenc1," + MD5 + ",Anna\nenc2," + MD5 + ",Zo\u00eb\nenc3," + MD5 + ",\n";

        CommandRun run = file(text, ISO_8859_1);

        told(
                run,
                USAGE,
                "1 added, 0 there already, 0 refused\n",
                "account-creator: line 3, column 41: the byte 0xEB is not UTF-8; if the file is in another encoding, save"
                        + " it as UTF-8 or name that by --charset, such as ISO-8859-1");
        told(file(text, ISO_8859_1).with("--charset", "ISO-8859-1"), DONE, "2 added, 1 there already, 0 refused\n");
        assertThat(slapd.all("(uid=enc2)").get(0).getAttributeValue("displayName"))
                .isEqualTo("Zo\u00eb");
        told(
                file(text, UTF_8).with("--charset", "no-such"),
                USAGE,
                "",
                "account-creator: --charset: there is no such encoding");
    }

    @Test
    void byteOrderMarkShouldSayTheEncoding() throws Exception {
        String text = "\uFEFFusername,md5,display_name\nbom," + MD5 + ",\u00c9mile\n";

        told(file(text, UTF_8), DONE, "1 added, 0 there already, 0 refused\n");
        told(file(text, UTF_16LE), DONE, "0 added, 1 there already, 0 refused\n");
        told(file(text, java.nio.charset.StandardCharsets.UTF_16BE), DONE, "0 added, 1 there already, 0 refused\n");
        CommandRun unmarked = file(text.substring(1), UTF_16LE);
        assertThat(unmarked.run("import")).isEqualTo(USAGE);
        assertThat(unmarked.told()).contains("line 1: a zero byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorShouldBeThatOfTheHeader(String separator) throws Exception {
        String name = "sep" + (int) separator.charAt(0);
        String text = "username,md5,display_name\n" + name + "," + MD5 + ",\"a,b;c\td\"\n";
        String written = text.replace("username,md5,", "username" + separator + "md5" + separator)
                .replace("," + MD5 + ",", separator + MD5 + separator);

        told(
                file(written, UTF_8),
                REFUSED,
                "0 added, 0 there already, 1 refused\n",
                "line 2: the display name cannot be taken");
        told(file(written.replace("c\td", "cd"), UTF_8), DONE, "1 added, 0 there already, 0 refused\n");
    }

    @Test
    void separatorShouldBeTheOneOfTheOption() throws Exception {
        String text = "username;md5\nsepa," + MD5 + "\n";

        told(
                file(text.replace(';', ','), UTF_8).with("--separator", "semicolon"),
                USAGE,
                "",
                "account-creator: the first line is no header: it has none of " + AccountRows.names());
        told(
                file(text, UTF_8).with("--separator", "pipe"),
                USAGE,
                "",
                "account-creator: --separator: expected comma, semicolon or tab");
    }

    @Test
    void furtherColumnShouldBeNamedAndLeftOutIfAsked() throws Exception {
        String text = "username,Room No.,md5," + OTHER + "\nroomy,12," + MD5 + ",x\n";

        told(
                file(text, UTF_8),
                USAGE,
                "",
                "account-creator: the header has \"Room No.\", a column 4 without a name that can be shown; there are "
                        + AccountRows.names() + ". --ignore-columns leaves others out");
        told(file(text, UTF_8).flag("--ignore-columns"), DONE, "1 added, 0 there already, 0 refused\n");
        CommandRun headless = file("bob," + MD5 + "\n", UTF_8);
        assertThat(headless.run("import")).isEqualTo(USAGE);
        assertThat(headless.told()).contains("the first line is no header").doesNotContain(MD5);
    }

    @Test
    void clearPasswordsShouldBecomeHashesOfTheDomainIfAsked() throws Exception {
        String password = " pass word ";
        String text = "username,password,md5\nclear," + password + ",\nboth,x," + MD5 + "\nnone,,\n";

        told(
                file(text, UTF_8),
                USAGE,
                "",
                "account-creator: the header has password; --clear-passwords makes hashes of clear passwords");
        CommandRun run = file(text, UTF_8).flag("--clear-passwords");
        told(
                run,
                REFUSED,
                "1 added, 0 there already, 2 refused\n",
                "line 3: there is a password and a hash",
                "line 4: there is no hash");

        var entry = slapd.all("(uid=clear)").get(0);
        for (Algorithm algorithm : Algorithm.values()) {
            assertThat(entry.getAttributeValue(LdapEntries.ha1(algorithm)))
                    .isEqualTo(Ha1.of(algorithm, "clear", "sip.example.org", Secret.of(password))
                            .reveal());
        }
        told(
                file(text, UTF_8).flag("--clear-passwords").flag("--dry-run"),
                REFUSED,
                "0 would be added, 1 there already, 2 refused\n",
                "line 3: there is a password and a hash",
                "line 4: there is no hash");
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.algorithms", "SHA-256");
        CommandRun strict = new CommandRun(settings)
                .reading("username,password\nsha,secret\n")
                .flag("--clear-passwords");
        assertThat(strict.run("import")).as(strict.told()).isEqualTo(DONE);
        assertThat(slapd.all("(uid=sha)").get(0).hasAttribute("sipAccountHA1MD5"))
                .isFalse();
        CommandRun export = new CommandRun(slapd.settings());
        assertThat(export.run("export")).isEqualTo(DONE);
        assertThat(export.printed()).doesNotContain("password", "pass word");
    }

    @Test
    void fileThatCannotBeReadShouldBeToldInASentence() throws Exception {
        Path missing = folder.resolve("missing.csv");
        CommandRun none = new CommandRun(slapd.settings()).with("FILE", missing.toString());
        told(none, USAGE, "", "account-creator: there is no file " + missing);
        CommandRun directory = new CommandRun(slapd.settings()).with("FILE", folder.toString());
        told(directory, USAGE, "", "account-creator: " + folder + " cannot be read: it is a folder");
        CommandRun noFolder = file("username,md5\n", UTF_8)
                .with("--errors", folder.resolve("no/errors").toString());
        told(
                noFolder,
                USAGE,
                "",
                "account-creator: " + folder + "/no/errors cannot be written: there is no such folder");
        CommandRun export = new CommandRun(slapd.settings()).with("FILE", folder.toString());
        assertThat(export.run("export")).isEqualTo(USAGE);
        assertThat(export.told()).isEqualTo("account-creator: " + folder + " cannot be written: it is a folder\n");
        assertThat(FileProblem.reading("a.csv", new AccessDeniedException("a.csv")))
                .isEqualTo("a.csv cannot be read: the user " + System.getProperty("user.name") + " may not");
        assertThat(FileProblem.writing(
                        "a.csv", new java.nio.file.FileSystemException("a.csv", null, "Read-only file system")))
                .isEqualTo("a.csv cannot be written: Read-only file system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "@SUM(1)", "+1+1", "-1", "\uFF1D1", "'=1"})
    void formulaShouldBeTextInAnExportAndItselfAfterAnImport(String name) throws Exception {
        String user = "formula" + Integer.toHexString(name.hashCode());
        String quoted = name.replace("\"", "\"\"");
        CommandRun run = new CommandRun(slapd.settings())
                .reading("username,md5,display_name\n" + user + "," + MD5 + ",\"" + Formula.harmless(quoted) + "\"\n");
        assertThat(run.run("import")).as(run.told()).isEqualTo(DONE);
        assertThat(displayName(user)).isEqualTo(name);

        CommandRun export = new CommandRun(slapd.settings()).flag("--with-ha1");
        assertThat(export.run("export")).isEqualTo(DONE);
        List<String> lines = export.printed().lines().toList();
        String line = lines.stream().filter(l -> l.startsWith(user)).findFirst().orElseThrow();
        assertThat(line).containsPattern(",\"?'" + Pattern.quote(quoted));
        CommandRun again = new CommandRun(slapd.settings())
                .reading(lines.get(0) + "\r\n" + line.replace(user, user + "b") + "\r\n");
        assertThat(again.run("import")).as(again.told()).isEqualTo(DONE);
        assertThat(displayName(user + "b")).isEqualTo(name);
    }

    private static String displayName(String user) throws Exception {
        return slapd.all("(uid=" + user + ")").get(0).getAttributeValue("displayName");
    }

    @Test
    void wayThereAndBackShouldGiveTheSameWhateverTheTextIs() {
        for (String text : List.of(
                "",
                "Bob",
                "=1",
                "'=1",
                "''=1",
                "'t Hooft",
                "'",
                "''",
                "-",
                "'-",
                "+33",
                "@",
                "a=b",
                "\t=",
                "'\t",
                "＋1")) {
            assertThat(Formula.original(Formula.harmless(text))).isEqualTo(text);
            assertThat(Formula.harmless(text)).doesNotMatch("(?s)^[=+@\\t\\r\\n＝＋－＠-].*");
        }
        assertThat(Formula.original("'t Hooft")).isEqualTo("'t Hooft");
        assertThat(Formula.harmless("'t Hooft")).isEqualTo("'t Hooft");
    }

    @Test
    void phoneNumbersShouldStayNumbersInAnExport() throws Exception {
        CommandRun run = new CommandRun(slapd.settings())
                .reading("username,md5,phones\n+33612340099," + MD5 + ",+33612340099\n");
        assertThat(run.run("import")).as(run.told()).isEqualTo(DONE);
        CommandRun export = new CommandRun(slapd.settings());
        assertThat(export.run("export")).isEqualTo(DONE);

        assertThat(export.printed()).contains("\n+33612340099,sip.example.org,+33612340099,,,active,");
    }

    @Test
    void brokenFileShouldEndWithItsLine() throws Exception {
        CommandRun quote = new CommandRun(slapd.settings())
                .reading("username,md5\nq1," + MD5 + "\nq2,\"" + MD5 + "\nq3," + MD5 + "\n".repeat(20_000));
        assertThat(quote.run("import")).isEqualTo(USAGE);
        assertThat(quote.told())
                .contains("account-creator: line 3: a field longer than 10000")
                .doesNotContain(MD5);
        CommandRun end = new CommandRun(slapd.settings()).reading("username,md5\nq2,\"" + MD5 + "\nq3," + MD5 + "\n");
        assertThat(end.run("import")).isEqualTo(USAGE);
        assertThat(end.told()).contains("line 2: a quote that opens in this record is never closed");
        CommandRun wide = new CommandRun(slapd.settings()).reading("username,md5\n" + ",".repeat(100_000) + "\n");
        assertThat(wide.run("import")).isEqualTo(USAGE);
        assertThat(wide.told()).contains("line 2: more than 1000 fields");
        CommandRun zero = new CommandRun(slapd.settings()).reading("username,md5\nq\0," + MD5 + "\n");
        assertThat(zero.run("import")).isEqualTo(USAGE);
        assertThat(zero.told()).contains("line 2: a zero byte");
    }
}
