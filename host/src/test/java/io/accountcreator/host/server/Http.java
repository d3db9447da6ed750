package io.accountcreator.host.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Plain GETs, that leave no thread behind in a server. */
final class Http {
    private Http() {}

    /** The body of a successful answer. */
    static String text(String url) {
        try {
            return new String(open(url).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer, 0 if there is none. */
    static int status(String url) {
        try {
            return open(url).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static HttpURLConnection open(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(30_000);
        connection.setReadTimeout(30_000);
        return connection;
    }
}
