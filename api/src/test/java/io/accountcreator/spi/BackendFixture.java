package io.accountcreator.spi;

import io.accountcreator.Algorithm;

/** What a test of a backend gives to the contract. The same objects within a test, fresh or shared between tests. */
public interface BackendFixture {
    /** The domain that the backend serves. */
    public String DOMAIN = "sip.example.org";

    /** A code that is never sent. */
    public String WRONG_CODE = "guessed-9-times";

    /**
     * Gives the service to test: one that serves {@link #DOMAIN} and no other domain, makes its codes with
     * {@link TestCodes}, lets codes live for a day at most and sends 3 SMS to a number in 24 hours.
     *
     * @return the service
     */
    AccountCreatorService service();

    /**
     * Gives the messages of the service.
     *
     * @return its sender
     */
    public SentMessages sent();

    /**
     * Gives the clock of the service.
     *
     * @return its clock
     */
    public TestClock clock();

    /**
     * Says whether the service has an operation; tests of one that it lacks are skipped.
     *
     * @param operation the operation
     * @return true by default
     */
    default boolean supports(Operation operation) {
        return true;
    }

    /**
     * Gives an account of {@link #DOMAIN} a second hash, as an import would.
     *
     * @param username user name of the account
     * @param algorithm algorithm of the hash
     * @param ha1 the hash
     * @return false if the backend has no way to do so; then tests with two hashes are skipped
     */
    default boolean addHa1(String username, Algorithm algorithm, String ha1) {
        return false;
    }

    /**
     * Starts the part of a test that acts.
     *
     * @return callers of the service
     */
    public default Accounts accounts() {
        return new Accounts(this);
    }
}
