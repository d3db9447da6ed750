package io.accountcreator.spi;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A phone number that is written in two ways.
 *
 * @param given as an app sends it
 * @param normal as it is known
 */
record WrittenNumber(String given, String normal) {
    static final String VIETNAM = "+84091%07d = +8491%07d";
    static final String GERMANY = "+4901512%07d = +491512%07d";
    static final String HUNGARY = "+360620%07d = +3620%07d";
    static final String ARGENTINA = "+549112%07d = +54112%07d";
    static final String MEXICO = "+521552%07d = +52552%07d";
    static final String BENIN = "+2299%07d = +229019%07d";

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.currentTimeMillis() % 9_000_000));

    /** A number that nobody else has. */
    static WrittenNumber any(String forms) {
        int own = NEXT.incrementAndGet();
        String[] both = forms.formatted(own, own).split(" = ", -1);
        return new WrittenNumber(both[0], both[1]);
    }

    /** Somebody who is named by the number as it was given. */
    Person person() {
        Person any = Person.any();
        return new Person(given, any.email(), given, any.password());
    }
}
