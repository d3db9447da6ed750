package io.accountcreator.xmlrpc.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Speaks to each connection as it was told to, to the byte. */
final class RawServer implements AutoCloseable {
    static final String OK =
            "<methodResponse><params><param><value><string>OK</string></value></param></params>" + "</methodResponse>";

    private final ServerSocket socket;
    private final String scheme;
    private final Talk talk;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    final List<String> heads = new CopyOnWriteArrayList<>();

    /** What is said on one connection. */
    interface Talk {
        void with(RawServer server, InputStream in, OutputStream out) throws IOException;
    }

    RawServer(Talk talk) {
        this(ServerSocketFactory.getDefault(), "http", talk);
    }

    RawServer(ServerSocketFactory factory, String scheme, Talk talk) {
        this.scheme = scheme;
        this.talk = talk;
        try {
            socket = factory.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Answers one call after the other with these bytes. */
    static RawServer answering(String bytes) {
        return new RawServer((server, in, out) -> {
            while (server.read(in) != null) {
                out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        });
    }

    static String http(String head, String body) {
        return "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body;
    }

    static String whole(String body) {
        return http("Content-Length: " + body.length() + "\r\n", body);
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + socket.getLocalPort() + "/x?y=z");
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Reads a request, and gives its body; null if there is none more. */
    String read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return null;
        }
        heads.add(head);
        int length = 0;
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                start(() -> talk(connection));
            }
        } catch (IOException e) {
            // It is closed.
            return;
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            talk.with(this, new BufferedInputStream(connection.getInputStream()), connection.getOutputStream());
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
