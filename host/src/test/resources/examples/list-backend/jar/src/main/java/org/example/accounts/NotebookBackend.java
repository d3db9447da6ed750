package org.example.accounts;

import static io.accountcreator.spi.Message.Channel.EMAIL;
import static io.accountcreator.spi.Message.Purpose.ACTIVATION;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A whole backend, if a small one: accounts by e-mail, which are gone when the host ends. */
final class NotebookBackend implements BlockingBackend {
    private record Account(String email, Algorithm algorithm, Secret ha1, Secret code, boolean activated) {
        Account activate() {
            return new Account(email, algorithm, ha1, code, true);
        }
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final BackendContext context;

    NotebookBackend(BackendContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "notebook";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(
                Operation.IS_ACCOUNT_EXIST,
                Operation.CREATE_ACCOUNT,
                Operation.ACTIVATE_ACCOUNT,
                Operation.IS_ACCOUNT_ACTIVATED,
                Operation.DELETE_ACCOUNT);
    }

    /** This backend needs a name, and an e-mail address where an account is created. */
    @Override
    public Status check(Operation operation, AccountRequest request) {
        boolean complete = operation.isSatisfiedBy(request)
                && request.username() != null
                && (operation != Operation.CREATE_ACCOUNT || (request.email() != null && request.effectiveHa1() != null));
        return complete ? Status.REQUEST_OK : Status.MISSING_ARGUMENTS;
    }

    @Override
    public Outcome isAccountExist(AccountRequest request) {
        return Outcome.of(accounts.containsKey(key(request)) ? Status.ACCOUNT_EXIST : Status.ACCOUNT_NOT_EXIST);
    }

    @Override
    public Outcome createAccount(AccountRequest request) {
        Secret code = context.codes().code(EMAIL);
        Account account =
                new Account(request.email(), request.effectiveAlgorithm(), request.effectiveHa1(), code, false);
        if (accounts.putIfAbsent(key(request), account) != null) {
            return Outcome.of(Status.ACCOUNT_EXIST);
        }
        try {
            context.sender().send(message(request, account));
            return Outcome.of(Status.ACCOUNT_CREATED);
        } catch (IOException e) {
            // Nobody has the code: the name must not stay taken.
            accounts.remove(key(request), account);
            return Outcome.of(Status.ACCOUNT_NOT_CREATED).withResponse(e.getMessage());
        }
    }

    @Override
    public Outcome activateAccount(AccountRequest request) {
        Account account = accounts.get(key(request));
        if (account == null) {
            return Outcome.of(Status.ACCOUNT_NOT_EXIST);
        }
        if (account.activated()) {
            return Outcome.of(Status.ACCOUNT_ALREADY_ACTIVATED);
        }
        if (!account.code().matches(request.activationCode().reveal())) {
            return Outcome.of(Status.WRONG_ACTIVATION_CODE);
        }
        accounts.replace(key(request), account, account.activate());
        return Outcome.of(Status.ACCOUNT_ACTIVATED).withHa1(account.ha1(), account.algorithm());
    }

    @Override
    public Outcome isAccountActivated(AccountRequest request) {
        Account account = accounts.get(key(request));
        if (account == null) {
            return Outcome.of(Status.ACCOUNT_NOT_EXIST);
        }
        return Outcome.of(account.activated() ? Status.ACCOUNT_ACTIVATED : Status.ACCOUNT_NOT_ACTIVATED);
    }

    @Override
    public Outcome deleteAccount(AccountRequest request) {
        Account account = accounts.get(key(request));
        if (account == null) {
            return Outcome.of(Status.ACCOUNT_NOT_EXIST);
        }
        Secret ha1 = request.effectiveHa1();
        if (ha1 == null || !account.ha1().matches(ha1.reveal())) {
            return Outcome.of(Status.REQUEST_NOT_AUTHORIZED);
        }
        accounts.remove(key(request));
        return Outcome.of(Status.REQUEST_OK);
    }

    private static Message message(AccountRequest request, Account account) {
        return new Message(
                EMAIL,
                account.email(),
                ACTIVATION,
                account.code(),
                request.username(),
                request.domain(),
                account.algorithm(),
                request.language());
    }

    private static String key(AccountRequest request) {
        return request.username() + "@" + request.domain();
    }
}
