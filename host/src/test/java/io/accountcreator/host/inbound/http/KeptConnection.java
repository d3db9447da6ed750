package io.accountcreator.host.inbound.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A connection on which requests follow each other, by hand, so that nothing hides what becomes of it. */
public final class KeptConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Socket socket;

    public KeptConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    /** An answer, its headers by their names in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public boolean isLast() {
            return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        }
    }

    /** Sends, as far as the other end takes it. */
    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // What it answered, and that it closed, is seen by reading.
        }
    }

    /** The next answer, after those that say that the body may come; fails if there is none. */
    public Answer answer(String method) throws IOException {
        return answer(method, TIMEOUT_MILLIS).orElseThrow(() -> new IOException("no answer"));
    }

    /** The same; empty if nothing comes for so long. */
    public Optional<Answer> answer(String method, int waitMillis) throws IOException {
        socket.setSoTimeout(waitMillis);
        String line;
        try {
            line = line();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        socket.setSoTimeout(TIMEOUT_MILLIS);
        int status = Integer.parseInt(line.split(" ")[1]);
        Map<String, String> headers = headers();
        if (status == 100) {
            return answer(method, waitMillis);
        }
        boolean empty = method.equals("HEAD") || status == 204 || status == 304;
        return Optional.of(new Answer(status, headers, empty ? "" : body(headers)));
    }

    /** Whether the other end closes, once there is no more to come from here. */
    public boolean ends() {
        try {
            socket.shutdownOutput();
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            StringBuilder body = new StringBuilder();
            for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
                body.append(read(length));
                line();
            }
            line();
            return body.toString();
        }
        String length = headers.get("content-length");
        return length == null
                ? new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : read(Integer.parseInt(length));
    }

    private String read(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new SocketException("the answer broke off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new SocketException("closed without an answer");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
