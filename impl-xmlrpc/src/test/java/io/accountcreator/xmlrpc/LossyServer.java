package io.accountcreator.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes accounts, and closes kept-alive connections at random: with a call that it does not act on, after it has acted on one,
 * within the answer, or while the connection waits for the next one. Counts how often it saw each call.
 */
final class LossyServer implements AutoCloseable {
    private static final Pattern CALL =
            Pattern.compile("<methodName>(.*?)</methodName>(?:.*?<string>(.*?)</string>)?", Pattern.DOTALL);

    /** What happens to a call. */
    enum Fate {
        ANSWERED,
        DROPPED_BEFORE_ACTING,
        DROPPED_AFTER_ACTING,
        CUT_IN_THE_ANSWER,
        DROPPED_AFTER_THE_ANSWER,
        NEVER_ANSWERED,
        /** After six seconds. */
        ANSWERED_TOO_LATE
    }

    /** Decides for the next call, by what it is. */
    interface Fates {
        Fate of(String method);
    }

    private final ServerSocket socket;
    private final Fates fates;
    private final Map<String, AtomicInteger> creates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Set<String> methods = ConcurrentHashMap.newKeySet();
    private final Set<String> accounts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reused = new AtomicInteger();

    LossyServer(Fates fates) {
        this(0, fates);
    }

    LossyServer(int port, Fates fates) {
        this.fates = fates;
        try {
            socket = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Drops about one call in twenty. */
    static LossyServer atRandom(long seed) {
        Random random = new Random(seed);
        Fate[] bad = {
            Fate.DROPPED_BEFORE_ACTING, Fate.DROPPED_AFTER_ACTING, Fate.CUT_IN_THE_ANSWER, Fate.DROPPED_AFTER_THE_ANSWER
        };
        return new LossyServer(method -> random.nextInt(20) == 0 ? bad[random.nextInt(bad.length)] : Fate.ANSWERED);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    /** How often it saw the create of each name. */
    Map<String, AtomicInteger> creates() {
        return creates;
    }

    /** How many creates came on connections that had carried a call before. */
    int reused() {
        return reused.get();
    }

    Set<String> methods() {
        return methods;
    }

    boolean has(String name) {
        return accounts.contains(name);
    }

    /** How often it saw each call, to the byte. */
    Map<String, AtomicInteger> calls() {
        return calls;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
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
            for (boolean again = false; answer(connection, in, again); again = true) {}
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    private boolean answer(Socket connection, InputStream in, boolean again) throws IOException {
        String body = read(in);
        Matcher call = CALL.matcher(body);
        if (!call.find()) {
            return false;
        }
        methods.add(call.group(1));
        calls.computeIfAbsent(body, same -> new AtomicInteger()).incrementAndGet();
        Fate fate = fates.of(call.group(1));
        boolean create = call.group(1).startsWith("create_");
        if (create) {
            reused.addAndGet(again ? 1 : 0);
            creates.computeIfAbsent(call.group(2), name -> new AtomicInteger()).incrementAndGet();
        }
        if (fate == Fate.DROPPED_BEFORE_ACTING) {
            return false;
        }
        if (fate == Fate.NEVER_ANSWERED) {
            return in.read() >= 0;
        }
        if (fate == Fate.ANSWERED_TOO_LATE) {
            pause();
        }
        if (create) {
            accounts.add(call.group(2));
        }
        String answer = create
                ? "OK"
                : !accounts.contains(String.valueOf(call.group(2)))
                        ? "ERROR_ACCOUNT_DOESNT_EXIST"
                        : call.group(1).equals("check_authentication") ? "OK" : "ERROR_ALIAS_DOESNT_EXIST";
        return fate != Fate.DROPPED_AFTER_ACTING && write(connection, answer, fate);
    }

    private static boolean write(Socket connection, String answer, Fate fate) throws IOException {
        byte[] body = ScriptedServer.text(answer);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        int length = fate == Fate.CUT_IN_THE_ANSWER ? body.length / 2 : body.length;
        connection.getOutputStream().write(body, 0, length);
        connection.getOutputStream().flush();
        return fate == Fate.ANSWERED || fate == Fate.ANSWERED_TOO_LATE;
    }

    private static void pause() {
        try {
            Thread.sleep(6000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "lossy-server");
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
}
