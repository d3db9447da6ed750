package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.Algorithms;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose an account is that a code activates. Anybody may have created it, with an address or number that is not theirs. So what
 * the create put there stays only if it is shown that the same person created it and received the code: by a code that the create
 * sent, at activation. Otherwise the account becomes that of whoever received the code, with a hash that nobody else knows and
 * nothing that is not proven (ADR 24). For one request.
 */
final class ProvenOwner {
    private final AccountRequest request;
    private final CodeGenerator generator;
    private final Optional<Algorithm> algorithm;
    private @Nullable Secret fresh;
    private boolean lacksHash;

    ProvenOwner(AccountRequest request, String domain, Algorithms allowed, CodeGenerator generator) {
        this.request = request;
        this.generator = generator;
        algorithm = algorithm(request, domain, allowed);
    }

    /** The algorithm asked for; who logs in is told the algorithm, and may get another where that one is not allowed. */
    private static Optional<Algorithm> algorithm(AccountRequest request, String domain, Algorithms allowed) {
        Algorithm asked = request.effectiveAlgorithm();
        if (allowed.allow(domain, asked)) {
            return Optional.of(asked);
        }
        return request.operation() == Operation.LOGIN_LINPHONE_ACCOUNT
                ? Arrays.stream(Algorithm.values())
                        .filter(other -> allowed.allow(domain, other))
                        .findFirst()
                : Optional.empty();
    }

    /** What activates an account, together with what becomes of it; nothing if it is active, or {@link #lacksHash()}. */
    List<Modification> changes(Account account, StoredCode code, Codes.Sent sent) {
        fresh = null;
        lacksHash = false;
        if (account.activated()) {
            return List.of();
        }
        boolean stays = sent == Codes.Sent.BY_CREATE && request.operation() == Operation.ACTIVATE_ACCOUNT;
        lacksHash = stays ? account.ha1(request.effectiveAlgorithm()).isEmpty() : algorithm.isEmpty();
        if (lacksHash) {
            return List.of();
        }
        List<Modification> changes = new ArrayList<>();
        changes.add(new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.TRUE));
        if (!stays) {
            replaceHashes(changes);
            removeTheRest(account, code, changes);
        }
        return changes;
    }

    private void replaceHashes(List<Modification> changes) {
        Secret ha1 = generator.ha1(algorithm.orElseThrow());
        fresh = ha1;
        for (Algorithm each : Algorithm.values()) {
            changes.add(
                    each == algorithm.orElseThrow()
                            ? new Modification(REPLACE, LdapEntries.ha1(each), ha1.reveal())
                            : new Modification(REPLACE, LdapEntries.ha1(each)));
        }
    }

    private static void removeTheRest(Account account, StoredCode code, List<Modification> changes) {
        for (Purpose purpose : Purpose.values()) {
            changes.add(new Modification(REPLACE, LdapEntries.code(purpose)));
        }
        changes.add(new Modification(REPLACE, LdapEntries.PHONE_ALIAS));
        if (account.adopted()) {
            // The rest of the entry is the person's, and was there before.
            return;
        }
        changes.add(new Modification(REPLACE, LdapEntries.DISPLAY_NAME));
        changes.add(
                code.toPhone()
                        ? new Modification(REPLACE, LdapEntries.MAIL)
                        : new Modification(REPLACE, LdapEntries.MAIL, code.target()));
    }

    /** Whether the right code was of no use, because there is no hash of the algorithm asked for, nor may there be. */
    boolean lacksHash() {
        return lacksHash;
    }

    /** Whether the account becomes that of somebody who may not have created it. */
    boolean isNew() {
        return fresh != null;
    }

    /** Tells the hash that the account has now. */
    Outcome told(Status status, Account before) {
        Secret ha1 = fresh;
        return ha1 != null
                ? Outcome.of(status).withHa1(ha1, algorithm.orElseThrow())
                : LdapAnswers.withHa1(status, before, request.effectiveAlgorithm());
    }
}
