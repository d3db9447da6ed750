package io.accountcreator;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.BlockingBackend;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked, and checks it as every backend does. */
final class RecordingBackend implements BlockingBackend {
    private volatile @Nullable AccountRequest last;

    AccountCreatorService service() {
        return on(Runnable::run);
    }

    @Nullable
    AccountRequest last() {
        return last;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public Status check(Operation operation, AccountRequest request) {
        last = request;
        return BlockingBackend.super.check(operation, request);
    }

    /** Finds the operation by the name that the client library has for it; there, two flavours activate. */
    static Operation operation(String recorded) {
        return switch (recorded) {
            case "activate_account_email", "activate_account_phone" -> Operation.ACTIVATE_ACCOUNT;
            case "get_confirmation_key" -> Operation.CONFIRMATION_KEY;
            default -> Operation.valueOf(recorded.toUpperCase(Locale.ROOT));
        };
    }
}
