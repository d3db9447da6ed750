package io.accountcreator.host.load;

import io.accountcreator.host.real.RawCall;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Calls that apps make, in about the numbers in which they make them. */
enum CallMix {
    EXIST(40, "is_account_used"),
    PHONE(20, "get_phone_number_for_account"),
    ALIAS(15, "is_phone_number_used"),
    ACTIVATED(15, "is_account_activated"),
    CREATE(5, "create_email_account"),
    WRONG_CODE(3, "activate_email_account"),
    RECOVER(2, "recover_email_account");

    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final int PEOPLE = 2000;
    private static final int ALL = 100;

    private final int share;
    private final String method;

    CallMix(int share, String method) {
        this.share = share;
        this.method = method;
    }

    static CallMix any() {
        int left = ThreadLocalRandom.current().nextInt(ALL);
        for (CallMix wanted : values()) {
            left -= wanted.share;
            if (left < 0) {
                return wanted;
            }
        }
        return EXIST;
    }

    /** Calls it, for one of many people; the text of the answer, without what is the person's own. */
    String send(URI gateway) {
        String name = "load" + ThreadLocalRandom.current().nextInt(PEOPLE);
        String mail = name + "@example.org";
        List<String> parameters =
                switch (this) {
                    case EXIST, PHONE, ACTIVATED -> List.of(name);
                    case ALIAS ->
                        List.of("+336"
                                + (10_000_000 + ThreadLocalRandom.current().nextInt(PEOPLE)));
                    case CREATE -> List.of(name, mail, HA1, "load");
                    case WRONG_CODE -> List.of(name, "wrong");
                    case RECOVER -> List.of(name, mail);
                };
        return RawCall.call(gateway, method, parameters);
    }
}
