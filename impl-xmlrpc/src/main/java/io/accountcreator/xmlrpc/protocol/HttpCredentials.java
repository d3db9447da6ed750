package io.accountcreator.xmlrpc.protocol;

import java.util.Optional;

/** What is shown to a server that answers 401. Prints nothing of it. */
public interface HttpCredentials {
    /**
     * Says who asks.
     *
     * @return the user name
     */
    String username();

    /**
     * Gives the clear password, for HTTP Basic.
     *
     * @return empty if it is not known
     */
    Optional<String> password();

    /**
     * Gives the hash that HTTP Digest works with: of user name, realm and password.
     *
     * @param algorithm {@code MD5} or {@code SHA-256}
     * @param realm of the server's challenge
     * @return lower-case hex, empty if there is none for this algorithm and realm
     */
    Optional<String> ha1(String algorithm, String realm);
}
