package io.accountcreator.xmlrpc;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Attacks whoever calls it, by the name of the attack in the path; {@code /canary/…} counts who asks for it. */
final class HostileServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<Attack, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<Attack, AtomicInteger> canaries = new ConcurrentHashMap<>();
    private final Map<Attack, AtomicLong> most = new ConcurrentHashMap<>();

    HostileServer() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    /** How often it was called for the attack. */
    int calls(Attack attack) {
        return count(calls, attack).get();
    }

    /** How often somebody asked for what the attack points at. */
    int canaries(Attack attack) {
        return count(canaries, attack).get();
    }

    /** The most bytes that one caller took of the attack. */
    long mostBytes(Attack attack) {
        return most.computeIfAbsent(attack, key -> new AtomicLong()).get();
    }

    private static AtomicInteger count(Map<Attack, AtomicInteger> counts, Attack attack) {
        return counts.computeIfAbsent(attack, key -> new AtomicInteger());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // It is closed.
            return;
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String[] path = read(in).split("/");
            Attack attack = Attack.valueOf(path[path.length - 1]);
            if (path[1].equals("canary")) {
                count(canaries, attack).incrementAndGet();
                return;
            }
            count(calls, attack).incrementAndGet();
            Counting out = new Counting(connection.getOutputStream());
            try {
                attack.on(out, url() + "canary/" + attack + "/");
            } finally {
                most.computeIfAbsent(attack, key -> new AtomicLong()).accumulateAndGet(out.bytes, Math::max);
            }
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    /** Reads a request whole, for a connection that is closed with something unread is reset; gives its path. */
    private static String read(InputStream in) throws IOException {
        String path = "";
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (path.isEmpty()) {
                path = line.split(" ")[1].replaceAll("/[a-z.]*$", "");
            }
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return path;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counting extends FilterOutputStream {
        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            out.write(b, offset, length);
            bytes += length;
        }
    }
}
