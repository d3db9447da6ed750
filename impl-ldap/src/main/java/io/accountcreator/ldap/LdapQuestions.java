package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_LINKED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;

import io.accountcreator.ldap.entry.Account;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Outcome;
import java.util.Optional;

/** Questions about accounts. */
final class LdapQuestions {
    private final LdapOperation way;
    private final LdapLookup lookup;

    LdapQuestions(LdapOperation way, LdapLookup lookup) {
        this.way = way;
        this.lookup = lookup;
    }

    Outcome isAccountExist(AccountRequest request) {
        return way.answer(request, (domain, identity) -> {
            Optional<Account> account = lookup.named(domain, identity);
            if (account.filter(lookup::isThere).isPresent()) {
                return LdapAnswers.told(account.get(), ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS);
            }
            if (account.filter(lookup::blocksItsName).isPresent()) {
                return Outcome.of(ACCOUNT_EXIST);
            }
            if (lookup.byAlias(domain, identity).isPresent()) {
                return Outcome.of(ACCOUNT_EXIST_WITH_ALIAS).withPhone(identity);
            }
            return lookup.byOtherForm(domain, identity)
                    .map(other -> LdapAnswers.told(other, ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS))
                    .orElse(Outcome.of(ACCOUNT_NOT_EXIST));
        });
    }

    Outcome isAccountActivated(AccountRequest request) {
        return way.ofAccount(
                request,
                (domain, account) -> Outcome.of(account.activated() ? ACCOUNT_ACTIVATED : ACCOUNT_NOT_ACTIVATED));
    }

    Outcome isAccountLinked(AccountRequest request) {
        return way.ofAccount(
                request, (domain, account) -> LdapAnswers.told(account, ACCOUNT_NOT_LINKED, ACCOUNT_LINKED));
    }

    Outcome isAliasUsed(AccountRequest request) {
        return way.answer(request, (domain, identity) -> {
            String phone = request.phone();
            if (phone == null) {
                return Outcome.of(ALIAS_NOT_EXIST);
            }
            if (lookup.byAlias(domain, phone).isPresent()) {
                return Outcome.of(ALIAS_EXIST);
            }
            return Outcome.of(lookup.byName(domain, phone).isPresent() ? ALIAS_IS_ACCOUNT : ALIAS_NOT_EXIST);
        });
    }
}
