package io.accountcreator.host.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many connections at once, each of which sends a part of a request and then waits, and is opened again when it is closed, up to
 * three times. Meanwhile somebody else, at another address, asks whether the host is alive.
 */
public final class ArrivalAttack {
    private static final int OPENED_AGAIN = 3;
    private static final int PROBE_MILLIS = 20_000;

    private final InetSocketAddress host;
    private final String healthPath;
    private final Map<String, Integer> ends = new TreeMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private int opened;

    public ArrivalAttack(URI host, String healthPath) {
        this.host = new InetSocketAddress(host.getHost(), host.getPort());
        this.healthPath = healthPath;
    }

    /**
     * What came of it.
     *
     * @param opened how many connections were opened in all
     * @param ends how many of them ended, by the first answer or how else
     * @param probes how often the other one asked
     * @param unanswered how often it got no answer
     * @param slowestMillis how long it waited at most
     */
    public record Result(int opened, Map<String, Integer> ends, int probes, int unanswered, long slowestMillis) {}

    private static final class Client {
        final ByteBuffer left;
        final int source;
        int again = OPENED_AGAIN;
        boolean answered;

        Client(byte[] bytes, int source) {
            left = ByteBuffer.wrap(bytes);
            this.source = source;
        }
    }

    /** Attacks for so long, from so many addresses of this machine. */
    public Result run(byte[] request, int connections, int sources, Duration time) throws Exception {
        Probe probe = new Probe();
        Thread thread = new Thread(probe, "probe");
        thread.start();
        try (Selector selector = Selector.open()) {
            long end = System.nanoTime() + time.toNanos();
            int begun = 0;
            while (System.nanoTime() < end) {
                for (int i = 0; i < 100 && begun < connections; i++) {
                    open(selector, new Client(request, begun++ % sources));
                }
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(selector, key);
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        over.set(true);
        thread.join();
        return new Result(opened, ends, probe.asked, probe.unanswered, probe.slowest);
    }

    private void open(Selector selector, Client client) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        client.left.rewind();
        client.answered = false;
        try {
            // Not one of the probe's.
            channel.bind(
                    new InetSocketAddress("127.0." + (1 + client.source / 200) + "." + (10 + client.source % 200), 0));
            channel.connect(host);
            channel.register(selector, SelectionKey.OP_CONNECT, client);
            opened++;
        } catch (IOException e) {
            end("not opened");
            channel.close();
        }
    }

    private void serve(Selector selector, SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Client client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
            if (key.isWritable()) {
                channel.write(client.left);
                if (!client.left.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (key.isReadable() && !read(channel, client)) {
                throw new IOException("closed");
            }
        } catch (IOException e) {
            if (!client.answered) {
                end("closed");
            }
            channel.close();
            if (client.again-- > 0) {
                open(selector, client);
            }
        }
    }

    private boolean read(SocketChannel channel, Client client) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(4096);
        int read = channel.read(answer);
        String text = new String(answer.array(), 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
        if (!client.answered && text.length() > 12 && !text.startsWith("HTTP/1.1 100")) {
            client.answered = true;
            end(text.substring(9, 12));
        }
        return read >= 0;
    }

    private void end(String how) {
        ends.merge(how, 1, Integer::sum);
    }

    /** Asks on a new connection each time. */
    private final class Probe implements Runnable {
        private int asked;
        private int unanswered;
        private long slowest;

        @Override
        public void run() {
            while (!over.get()) {
                long begin = System.nanoTime();
                asked++;
                if (!isAnswered()) {
                    unanswered++;
                }
                slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private boolean isAnswered() {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0));
                socket.setSoTimeout(PROBE_MILLIS);
                socket.connect(host, PROBE_MILLIS);
                socket.getOutputStream()
                        .write(("GET " + healthPath + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .startsWith("HTTP/1.1 200");
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** By hand: where the host is, what is before each path, how many connections, from how many addresses, seconds, what. */
    public static void main(String[] arguments) throws Exception {
        URI host = URI.create(arguments[0]);
        String context = arguments[1];
        int connections = Integer.parseInt(arguments[2]);
        int sources = Integer.parseInt(arguments[3]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[4]));
        for (String target : HalfSentRequestsIT.TARGETS) {
            for (HalfSent form : HalfSent.values()) {
                if (arguments.length <= 5 || (target + " " + form).matches(arguments[5])) {
                    String address = target.replace(" /", " " + context + "/");
                    Result result = new ArrivalAttack(host, context + "/health/live")
                            .run(form.bytes(address), connections, sources, time);
                    System.out.println(target + " " + form + ": " + result);
                }
            }
        }
    }
}
