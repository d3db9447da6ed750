package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A call of the gateway, written by hand. */
public final class RawCall {
    // Otherwise it would ask for HTTP/2 first, which GlassFish 7 agrees to and then fails with.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern STRING = Pattern.compile("<string>([^<]*)</string>");

    private RawCall() {}

    /** Calls a method and gives the first text of the answer. */
    public static String call(URI gateway, String method, List<String> parameters) {
        HttpResponse<String> response = post(gateway, body(method, parameters));
        Matcher text = STRING.matcher(response.body());
        if (response.statusCode() != 200 || !text.find()) {
            throw new AssertionError(method + " was answered with " + response.statusCode());
        }
        return text.group(1);
    }

    /** The body of a call. */
    public static String body(String method, List<String> parameters) {
        String params = parameters.stream()
                .map(RawCall::escape)
                .map(value -> "<param><value><string>" + value + "</string></value></param>")
                .collect(Collectors.joining());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>" + method + "</methodName><params>"
                + params + "</params></methodCall>";
    }

    /** Posts a body as it is. */
    public static HttpResponse<String> post(URI gateway, String body) {
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
