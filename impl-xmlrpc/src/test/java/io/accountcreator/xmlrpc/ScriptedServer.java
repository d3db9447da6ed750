package io.accountcreator.xmlrpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An account manager that answers what it was told to, and keeps the requests as they came. */
final class ScriptedServer implements AutoCloseable {
    /** As the account manager 1.3.10 writes it. */
    private static final String TEXT = """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <methodResponse>
            <params>
             <param>
              <value>
               <string>%s</string>
              </value>
             </param>
            </params>
            </methodResponse>
            """;

    private static final Pattern VALUES = Pattern.compile("<(?:methodName|string)>(.*?)</");

    static {
        // Else each answer on a kept connection waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Script script = (exchange, body) -> reply(exchange, 200, Map.of(), text("OK"));

    final List<Request> requests = new CopyOnWriteArrayList<>();

    private interface Script {
        void answer(HttpExchange exchange, String call) throws IOException;
    }

    record Request(String method, URI uri, Map<String, List<String>> headers, String body) {
        /** Method and parameters. */
        List<String> call() {
            return callOf(body);
        }
    }

    private static List<String> callOf(String body) {
        return VALUES.matcher(body)
                .results()
                .map(result -> result.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))
                .toList();
    }

    ScriptedServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/xmlrpc.php";
    }

    void answer(String text) {
        reply(200, Map.of("Content-Type", "text/html; charset=UTF-8"), text(text));
    }

    /** Answers the first parameter of each call. */
    void echo() {
        script = (exchange, call) -> {
            String first = call.substring(call.indexOf("<string>") + 8, call.indexOf("</string>"));
            reply(exchange, 200, Map.of(), text(first));
        };
    }

    void answerXml(String value) {
        reply(200, Map.of(), xml("<params><param>" + value + "</param></params>"));
    }

    void reply(int status, Map<String, String> headers, byte[] body) {
        script = (exchange, call) -> reply(exchange, status, headers, body);
    }

    /** Answers the next call as it was told to, and those after it with HTTP 500. */
    void onlyOnce() {
        Script first = script;
        script = (exchange, call) -> {
            reply(500, Map.of(), new byte[0]);
            first.answer(exchange, call);
        };
    }

    /** Sends the head of an answer and nothing more until this is closed. */
    void replyWithoutEnd(String begin) {
        script = (exchange, call) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitClose();
        };
    }

    /** Takes each call whole and closes its connection. */
    void hangUp() {
        script = (exchange, call) -> {
            throw new IOException("hung up");
        };
    }

    /** Answers 401 with these challenges, until a request has an Authorization that is good. */
    void challenge(List<String> challenges, Predicate<HttpExchange> isGood, String text) {
        script = (exchange, call) -> {
            boolean shown = exchange.getRequestHeaders().containsKey("Authorization");
            if (shown && isGood.test(exchange)) {
                reply(exchange, 200, Map.of(), text(text));
            } else {
                challenges.forEach(c -> exchange.getResponseHeaders().add("WWW-Authenticate", c));
                reply(exchange, 401, Map.of(), utf8Page());
            }
        };
    }

    private static byte[] utf8Page() {
        return "<html>Who are you?</html>".getBytes(StandardCharsets.UTF_8);
    }

    /** Answers each method with a text of its own; a method that has none, with HTTP 500. */
    void answerBy(Map<String, String> texts) {
        script = (exchange, call) -> {
            String text = texts.get(callOf(call).get(0));
            reply(exchange, text == null ? 500 : 200, Map.of(), text == null ? new byte[0] : text(text));
        };
    }

    /** Answers one method with an HTTP status, and the others with a text. */
    void refuse(String method, int status, String others) {
        script = (exchange, call) -> {
            boolean refused = call.contains(method);
            reply(exchange, refused ? status : 200, Map.of(), refused ? new byte[0] : text(others));
        };
    }

    /** Leaves one method without an answer, and answers the others. */
    void neverReplyTo(String method, String others) {
        script = (exchange, call) -> {
            if (call.contains(method)) {
                awaitClose();
            } else {
                reply(exchange, 200, Map.of(), text(others));
            }
        };
    }

    void neverReply() {
        script = (exchange, call) -> awaitClose();
    }

    static byte[] text(String text) {
        return TEXT.formatted(text.replace("&", "&amp;").replace("<", "&lt;")).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] xml(String inside) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse>" + inside + "</methodResponse>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders()), body));
        try (exchange) {
            script.answer(exchange, body);
        }
    }

    private static void reply(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void awaitClose() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
