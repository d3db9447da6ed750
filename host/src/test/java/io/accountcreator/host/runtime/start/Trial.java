package io.accountcreator.host.runtime.start;

import io.accountcreator.host.inbound.http.KeptConnection;
import io.accountcreator.host.inbound.http.KeptConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request with a body of some form, after which somebody asks something else: on the same connection, or behind a proxy that
 * keeps its connections to the host.
 *
 * @param path where to
 * @param method by which method
 * @param type what the body says it is
 * @param content the body
 * @param form how it is sent
 */
public record Trial(String path, String method, String type, String content, Form form) {
    private static final String LIST = "<methodCall><methodName>system.listMethods</methodName></methodCall>";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

    /** How a body is sent. */
    public enum Form {
        NONE,
        WITH_LENGTH,
        CHUNKED,
        /** The second half comes after the answer, if that does not wait for it. */
        LATE,
        LATE_CHUNKED,
        TOO_LONG,
        TOO_LONG_CHUNKED,
        /** Longer than the server takes for any address, and it does not come to its end. */
        BEYOND_EVERY_LIMIT,
        /** Comes when the server says so. */
        EXPECTED
    }

    /** Every method and form for addresses, each by its path, the type and the content of its body. */
    public static List<Trial> all(List<List<String>> addresses) {
        List<Trial> all = new ArrayList<>();
        for (List<String> address : addresses) {
            for (String method : METHODS) {
                for (Form form : Form.values()) {
                    all.add(new Trial(address.get(0), method, address.get(1), address.get(2), form));
                }
            }
        }
        return all;
    }

    /** Sends both requests on one connection; empty if all is well, else what is not. */
    public Optional<String> onOneConnection(URI host, String gateway) {
        try (KeptConnection connection = new KeptConnection(host)) {
            Answer answer = first(connection, 200);
            if (answer.status() >= 500) {
                return wrong("answered " + answer.status());
            }
            if (answer.isLast()) {
                return connection.ends() ? Optional.empty() : wrong("close was said and not done");
            }
            return second(connection, gateway);
        } catch (IOException e) {
            return wrong(e.toString());
        }
    }

    /** Sends each on a connection of its own, to a proxy; empty if all is well, else what is not. */
    public Optional<String> throughProxy(URI proxy, String gateway) {
        try (KeptConnection connection = new KeptConnection(proxy);
                KeptConnection somebodyElses = new KeptConnection(proxy)) {
            Answer answer = first(connection, 30);
            return answer.status() >= 500 ? wrong("answered " + answer.status()) : second(somebodyElses, gateway);
        } catch (IOException e) {
            return wrong(e.toString());
        }
    }

    private Answer first(KeptConnection connection, int waitMillis) throws IOException {
        List<String> parts = parts();
        connection.send(parts.get(0));
        if (parts.size() == 1) {
            return connection.answer(method);
        }
        Optional<Answer> soon = connection.answer(method, waitMillis);
        if (soon.isEmpty() || !soon.get().isLast()) {
            connection.send(parts.get(1));
        }
        return soon.isPresent() ? soon.get() : connection.answer(method);
    }

    private Optional<String> second(KeptConnection connection, String gateway) throws IOException {
        connection.send("POST " + gateway + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: "
                + LIST.length() + "\r\n\r\n" + LIST);
        Answer answer = connection.answer("POST");
        return answer.status() == 200 && answer.body().contains("<string>create_phone_account</string>")
                ? Optional.empty()
                : wrong("the next request was answered " + answer.status());
    }

    /** What is sent at once, and what is sent later. */
    private List<String> parts() {
        String half = content.substring(0, content.length() / 2);
        String rest = content.substring(content.length() / 2);
        String large = content + " ".repeat(70_000);
        return switch (form) {
            case NONE -> List.of(head(Map.of()));
            case WITH_LENGTH -> List.of(head(length(content)) + content);
            case CHUNKED -> List.of(head(CHUNKS) + chunk(content) + chunk(""));
            case LATE -> List.of(head(length(content)) + half, rest);
            case LATE_CHUNKED -> List.of(head(CHUNKS) + chunk(half), chunk(rest) + chunk(""));
            case TOO_LONG -> List.of(head(length(large)) + large);
            case TOO_LONG_CHUNKED -> List.of(head(CHUNKS) + chunk(large) + chunk(""));
            case BEYOND_EVERY_LIMIT -> List.of(head(Map.of("Content-Length", "3000000000")) + large, large);
            case EXPECTED ->
                List.of(head(Map.of("Content-Length", "" + content.length(), "Expect", "100-continue")), content);
        };
    }

    private static final Map<String, String> CHUNKS = Map.of("Transfer-Encoding", "chunked");

    private static Map<String, String> length(String body) {
        return Map.of("Content-Length", Integer.toString(body.length()));
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private String head(Map<String, String> more) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\n");
        head.append("Content-Type: ").append(type).append("\r\n");
        more.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private Optional<String> wrong(String what) {
        return Optional.of(method + " " + path + " " + form + ": " + what);
    }
}
