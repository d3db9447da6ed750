package io.accountcreator.ldap;

import io.accountcreator.spi.BackendCommand;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.CommandCall;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command of this backend as the command line would call it, and what it printed. */
public final class CommandRun implements CommandCall {
    private final Settings settings;
    private final Map<String, String> values = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final PrintWriter outWriter = new PrintWriter(out, true);
    private final PrintWriter errWriter = new PrintWriter(err, true);
    private String input = "";
    private final List<String> changed = new ArrayList<>();
    private boolean begun;
    private boolean changedMore;
    private boolean watched;
    private MessageSender sender = MessageSender.none();

    public CommandRun(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("accountcreator.domain", "sip.example.org");
        this.settings = Settings.of(all);
    }

    public CommandRun with(String argument, String value) {
        values.put(argument, value);
        return this;
    }

    CommandRun flag(String name) {
        return with(name, "");
    }

    public CommandRun sender(MessageSender other) {
        sender = other;
        return this;
    }

    CommandRun reading(String text) {
        input = text;
        return with("FILE", "-");
    }

    CommandRun watched() {
        watched = true;
        return this;
    }

    public End run(String name) throws InterruptedException {
        BackendCommand command = new LdapCommands()
                .commands().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        List<String> known =
                command.arguments().stream().map(BackendCommand.Argument::name).toList();
        if (!known.containsAll(values.keySet())) {
            throw new AssertionError(values.keySet() + " of " + known);
        }
        return command.action().run(this);
    }

    public String printed() {
        return out.toString();
    }

    public String told() {
        return err.toString();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Optional<String> value(String argument) {
        return Optional.ofNullable(values.get(argument));
    }

    @Override
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    @Override
    public BufferedReader in() {
        return new BufferedReader(new StringReader(input));
    }

    @Override
    public PrintWriter out() {
        return outWriter;
    }

    @Override
    public PrintWriter err() {
        return errWriter;
    }

    @Override
    public MessageSender sender() {
        return sender;
    }

    @Override
    public void beginChanges() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    @Override
    public void changed() {
        changedMore = true;
    }

    /** Whether something besides accounts was. */
    boolean changedMore() {
        return changedMore;
    }

    @Override
    public void changed(String username, String domain) {
        changed.add(username + "@" + domain);
    }

    public List<String> changedAccounts() {
        return changed;
    }

    @Override
    public boolean isWatched() {
        return watched;
    }
}
