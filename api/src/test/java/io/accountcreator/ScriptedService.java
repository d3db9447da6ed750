package io.accountcreator;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.status.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Answers {@code isAccountExist} as a test says, and remembers the creators that it saw begin and end. */
final class ScriptedService implements AccountCreatorService {
    final List<Long> constructed = new CopyOnWriteArrayList<>();
    final List<Long> destructed = new CopyOnWriteArrayList<>();

    private final String name;
    private final BiFunction<AccountRequest, Completion, Status> script;

    ScriptedService(BiFunction<AccountRequest, Completion, Status> script) {
        this("scripted", script);
    }

    ScriptedService(String name, BiFunction<AccountRequest, Completion, Status> script) {
        this.name = name;
        this.script = script;
    }

    /** A service that completes at once. */
    static ScriptedService answering(String name, Status end) {
        return new ScriptedService(name, (request, completion) -> {
            completion.complete(end);
            return Status.REQUEST_OK;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void constructor(AccountCreator creator) {
        constructed.add(creator.id());
    }

    @Override
    public void destructor(AccountCreator creator) {
        destructed.add(creator.id());
    }

    @Override
    public Status isAccountExist(AccountRequest request, Completion completion) {
        return script.apply(request, completion);
    }
}
