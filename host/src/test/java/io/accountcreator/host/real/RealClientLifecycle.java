package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.TestCodes;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an unmodified Linphone client goes through with an account by e-mail and one by phone, every operation, in good and
 * in bad ways. What the client makes of the answers, and the answers themselves, have to be the recorded ones wherever the
 * host runs; generated codes and HA1s are masked.
 */
public final class RealClientLifecycle {
    private static final String RECORD = "/io/accountcreator/host/real/lifecycle.txt";
    private static final String DOMAIN = "domain=sip.example.org";
    /** Where the client takes the domain from in those operations that ignore the creator's. */
    private static final String IDENTITY = "defcfg:reg_identity=sip:user@sip.example.org";

    private static final String PHONE = "+33612345678";
    private static final String OTHER_PHONE = "+33698765432";
    private static final Pattern HA1 = Pattern.compile("\\b([0-9a-f]{64}|[0-9a-f]{32})\\b");
    private static final Pattern CODE = Pattern.compile("[a-z]{4}" + TestCodes.MARK + "[a-z]{4}");

    private final TestCodes secrets = new TestCodes();
    private final SentCodes sent;
    private final AnswerRecorder recorder;
    private final RealClient client;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> framings = new TreeSet<>();

    private RealClientLifecycle(SentCodes sent, AnswerRecorder recorder) {
        this.sent = sent;
        this.recorder = recorder;
        client = RealClient.of(recorder.url());
    }

    /**
     * Goes through it, and compares with the record.
     *
     * @param gateway of a host with {@link TestBeans} and an empty directory
     * @param sent what that host sends
     */
    public static void checkAt(URI gateway, SentCodes sent) {
        try (AnswerRecorder recorder = new AnswerRecorder(gateway)) {
            RealClientLifecycle lifecycle = new RealClientLifecycle(sent, recorder);
            lifecycle.byEmail();
            lifecycle.byPhone();
            lifecycle.end();
            System.out.println("lifecycle at " + gateway + ": " + lifecycle.lines.size() + " steps, bodies end by "
                    + lifecycle.framings);
            String seen = String.join("\n", lifecycle.lines) + '\n';
            Files.writeString(Path.of("target/lifecycle-seen.txt"), seen);
            assertThat(seen).isEqualTo(recorded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void byEmail() {
        String password = "password=" + secrets.password();
        String fresh = secrets.password();
        ask("is_account_exist", "username=Bob");
        ask("create_account", "username=Bob", password, "email=bob@example.org");
        ask("create_account", "username=bob", password, "email=bob@example.org");
        ask("is_account_exist", "username=Bob");
        ask("is_account_activated", "username=Bob");
        ask("activate_account_email", "username=Bob", "activation_code=wrong");
        ask("activate_account_email", "username=Bob", code("bob@example.org"));
        ask("activate_account_email", "username=Bob", code("bob@example.org"));
        ask("is_account_activated", "username=Bob");
        ask("is_account_linked", "username=Bob");
        ask("link_account", "username=Bob", "phone=612345678", "cc=33");
        ask("activate_alias", "username=Bob", "phone=612345678", "cc=33", code(PHONE), password);
        ask("is_account_linked", "username=Bob");
        ask("is_account_exist", "username=Bob");
        ask("is_alias_used", "phone=612345678", "cc=33");
        ask("recover_account", "phone=612345678", "cc=33");
        ask("login_linphone_account", "username=Bob", "activation_code=wrong");
        ask("login_linphone_account", "username=Bob", code(PHONE));
        ask("update_account", "username=Bob", "password=" + fresh, "new_password=" + fresh);
        ask("update_account", "username=Bob", password, "new_password=" + fresh);
        ask("update_account", "username=nobody", password, "new_password=" + fresh);
    }

    private void byPhone() {
        ask("create_account", "phone=612345678", "cc=33");
        ask("create_account", "phone=655566666", "cc=33");
        ask("create_account", "phone=698765432", "cc=33", "algorithm=SHA-256");
        ask("is_alias_used", "phone=698765432", "cc=33");
        ask("activate_account_phone", "phone=698765432", "cc=33", "activation_code=wrong", "algorithm=SHA-256");
        ask("activate_account_phone", "phone=698765432", "cc=33", code(OTHER_PHONE), "algorithm=SHA-256");
        ask("is_alias_used", "phone=698765432", "cc=33");
        ask("is_account_exist", "username=" + OTHER_PHONE);
        ask("recover_account", "phone=611111111", "cc=33");
        ask("recover_account", "phone=698765432", "cc=33");
        ask("recover_account", "phone=698765432", "cc=33");
        ask("recover_account", "phone=698765432", "cc=33");
    }

    /** The operations that only a host for tests offers. */
    private void end() {
        String password = "password=" + secrets.password();
        ask("create_account", "username=eve", password, "email=eve@example.org");
        ask("get_confirmation_key", "username=eve", "password=" + secrets.password());
        ask("get_confirmation_key", "username=eve", password);
        ask("delete_account", "username=eve", "password=" + secrets.password());
        ask("delete_account", "username=eve", password);
        ask("is_account_exist", "username=eve");
    }

    private String code(String to) {
        return "activation_code=" + sent.code(to);
    }

    private void ask(String operation, String... fields) {
        List<String> all = new ArrayList<>(List.of(DOMAIN));
        all.add(IDENTITY);
        all.addAll(List.of(fields));
        JsonObject made = client.run(operation, all);
        StringBuilder line = new StringBuilder(operation)
                .append(' ')
                .append(text(made, "provisional_name"))
                .append(' ')
                .append(text(made, "final_name"))
                .append(' ')
                .append(masked(made.get("after").toString()));
        for (AnswerRecorder.Answer answer : recorder.take()) {
            framings.add(answer.framing());
            line.append("\n  ")
                    .append(answer.status())
                    .append(' ')
                    // Servers write the blank before charset or leave it out.
                    .append(answer.contentType().replace("; ", ";"))
                    .append(' ')
                    .append(masked(answer.body().replace("\r", "\\r").replace("\n", "\\n")));
        }
        lines.add(line.toString());
    }

    private static String text(JsonObject made, String name) {
        return made.isNull(name) ? "-" : made.getString(name);
    }

    private String masked(String text) {
        String without = text;
        for (String secret : secrets.secrets()) {
            without = without.replace(secret, "PASSWORD");
        }
        return CODE.matcher(HA1.matcher(without).replaceAll("HA1")).replaceAll("CODE");
    }

    private static String recorded() throws IOException {
        try (InputStream in = RealClientLifecycle.class.getResourceAsStream(RECORD)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
