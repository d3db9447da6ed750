package io.accountcreator.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Something that an operation needs of a request. */
enum Need {
    DOMAIN(r -> r.domain() != null),
    USERNAME(r -> r.username() != null),
    PHONE(r -> r.phone() != null),
    EMAIL(r -> r.email() != null),
    ACTIVATION_CODE(r -> r.activationCode() != null),
    /** User name or phone number. */
    IDENTITY(r -> r.identity() != null),
    /** Password, or an HA1 that fits the algorithm. */
    CREDENTIAL(r -> r.effectiveHa1() != null),
    /** No HA1, or one that fits the algorithm: one that does not must not turn into a random password. */
    FITTING_HA1(r -> r.ha1() == null || r.effectiveHa1() != null),
    /** Password to be, or an HA1 to be that fits the algorithm. */
    NEW_CREDENTIAL(r -> r.effectiveNewHa1() != null);

    private final Predicate<AccountRequest> present;

    Need(Predicate<AccountRequest> present) {
        this.present = present;
    }

    boolean isIn(AccountRequest request) {
        return present.test(request);
    }

    static Alternatives either(Need... needs) {
        return new Alternatives(List.of(Set.of(needs)));
    }

    /** Sets of needs, of which one has to be met whole. */
    record Alternatives(List<Set<Need>> sets) {
        Alternatives or(Need... needs) {
            List<Set<Need>> more = new ArrayList<>(sets);
            more.add(Set.of(needs));
            return new Alternatives(List.copyOf(more));
        }
    }
}
