package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody with an account, or without one yet.
 *
 * @param username user name, nobody else's
 * @param email e-mail address, nobody else's
 * @param phone phone number, nobody else's
 * @param password password
 */
public record Person(String username, String email, String phone, String password) {
    private static final TestCodes PASSWORDS = new TestCodes();

    /** Begins anywhere, so that a directory that outlives a run does no harm. */
    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.currentTimeMillis() % 90_000_000));

    /**
     * Makes somebody.
     *
     * @return with a user name of ASCII letters and digits
     */
    public static Person any() {
        return named("%s");
    }

    /**
     * Makes somebody with an odd name.
     *
     * @param template {@code %s} becomes the part that nobody else has
     * @return with such a user name
     */
    public static Person named(String template) {
        int number = NEXT.incrementAndGet();
        String own = "u" + Integer.toString(number, 36);
        return new Person(
                template.formatted(own), own + "@example.com", "+336%08d".formatted(number), PASSWORDS.password());
    }

    /**
     * Makes the same person with another user name.
     *
     * @param name the user name
     * @return the changed copy
     */
    public Person withUsername(String name) {
        return new Person(name, email, phone, password);
    }

    /**
     * Computes the hash of the password.
     *
     * @param algorithm its algorithm
     * @return hexadecimal digits
     */
    public String ha1(Algorithm algorithm) {
        return Ha1.of(algorithm, username, BackendFixture.DOMAIN, Secret.of(password))
                .reveal();
    }
}
