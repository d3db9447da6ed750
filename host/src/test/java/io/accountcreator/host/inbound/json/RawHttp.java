package io.accountcreator.host.inbound.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand, so that nothing that is sent or received gets tidied up on its way. */
public final class RawHttp {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private RawHttp() {}

    /** A request; headers that it does not name are not sent, but for those that HTTP asks for. */
    public record Request(String method, String target, Map<String, String> headers, byte[] body) {
        public Request with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Request(method, target, more, body);
        }

        /** Without the values of its headers and body, among which are secrets. */
        @Override
        public String toString() {
            return method + " " + target + " " + headers.keySet() + " and " + body.length + " bytes";
        }
    }

    /** An answer, its headers by their names in lower case, its body without the chunks. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.get(name);
        }
    }

    public static Answer exchange(URI server, Request request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes(server, request));
            return answer(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request, e);
        }
    }

    private static byte[] bytes(URI server, Request request) {
        StringBuilder head = new StringBuilder(request.method() + ' ' + request.target() + " HTTP/1.1\r\nHost: "
                + server.getAuthority() + "\r\nConnection: close\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean chunked = request.headers().containsKey("Transfer-Encoding");
        if (request.body().length > 0 && !chunked) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (chunked && request.body().length > 0) {
            out.writeBytes((Integer.toHexString(request.body().length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(request.body());
        if (chunked) {
            String end = request.body().length > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n";
            out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static Answer answer(byte[] bytes) throws IOException {
        int end = indexOf(bytes, END, 0);
        if (end >= 0 && new String(bytes, 0, 12, StandardCharsets.ISO_8859_1).equals("HTTP/1.1 100")) {
            return answer(Arrays.copyOfRange(bytes, end + END.length, bytes.length));
        }
        if (end < 0) {
            throw new IOException("no head in " + bytes.length + " bytes");
        }
        List<String> lines = List.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n"));
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] header = line.split(": *", 2);
            // Two of one name would be seen by their comma.
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (one, other) -> one + ", " + other);
        }
        byte[] body = Arrays.copyOfRange(bytes, end + END.length, bytes.length);
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                headers,
                headers.containsKey("transfer-encoding") ? unchunked(body) : body);
    }

    private static byte[] unchunked(byte[] chunks) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = indexOf(chunks, new byte[] {'\r', '\n'}, at);
            int length = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(chunks, line + 2, length);
            at = line + 2 + length + 2;
        }
    }

    private static int indexOf(byte[] bytes, byte[] sought, int from) {
        for (int i = from; i <= bytes.length - sought.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }
}
