package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.outbound.message.mail.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A receiver on this machine, down to the bytes. */
final class Receiver implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What is done after a request. */
    @FunctionalInterface
    interface Script {
        void answer(Socket socket) throws Exception;
    }

    private Receiver(ServerSocket listening, SSLContext tls, Script script) {
        this.listening = listening;
        this.tls = tls;
        this.script = script;
        threads.execute(this::accept);
    }

    static Receiver plain(Script script) throws IOException {
        return at(0, script);
    }

    static Receiver at(int port, Script script) throws IOException {
        return new Receiver(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), null, script);
    }

    /** With a certificate of its own making. */
    static Receiver tls(Path folder, String certificateFor, Script script) throws Exception {
        SSLContext context = SelfSigned.forName(folder, certificateFor);
        return new Receiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), context, script);
    }

    static Receiver answering(String answer) throws IOException {
        return plain(sending(answer));
    }

    static Script sending(String answer) {
        return socket -> socket.getOutputStream().write(answer.getBytes(UTF_8));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Trusts this receiver. */
    SSLSocketFactory trust() {
        return tls.getSocketFactory();
    }

    /** For scripts that do not answer. */
    void hang() throws InterruptedException {
        end.await();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted;
                Socket socket = tls == null ? accepted : secured(accepted)) {
            requests.add(read(socket.getInputStream()));
            script.answer(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // The other side has gone.
            return;
        }
    }

    private Socket secured(Socket accepted) throws IOException {
        return tls.getSocketFactory().createSocket(accepted, accepted.getInputStream(), true);
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            request.append((char) next);
        }
        int length =
                Integer.parseInt(request.toString().replaceFirst("(?s).*\r\nContent-Length: ([0-9]+)\r\n.*", "$1"));
        return request + new String(in.readNBytes(length), UTF_8);
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        listening.close();
        threads.shutdownNow();
    }
}
