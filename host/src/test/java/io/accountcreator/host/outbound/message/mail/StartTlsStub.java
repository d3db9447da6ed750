package io.accountcreator.host.outbound.message.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server with STARTTLS, which the mail server of the other tests does not have; keeps what clients say. */
final class StartTlsStub implements AutoCloseable {
    private final ServerSocket listening;
    private final SSLContext tls;
    private final List<String> said = new CopyOnWriteArrayList<>();

    StartTlsStub(Path folder, String certificateFor) throws Exception {
        tls = SelfSigned.forAddress(folder, certificateFor);
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        new Thread(this::serve, "mail stub").start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Trusts this server. */
    SSLContext trust() {
        return tls;
    }

    /** What came over TLS. */
    List<String> said() {
        return List.copyOf(said);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                say(client, "220 stub");
                BufferedReader plain = reader(client);
                for (String line = plain.readLine(); line != null; line = plain.readLine()) {
                    if (line.equals("STARTTLS")) {
                        say(client, "220 go");
                        converse((SSLSocket) tls.getSocketFactory().createSocket(client, null, 0, true));
                        break;
                    }
                    say(client, line.startsWith("EHLO") ? "250-stub\r\n250 STARTTLS" : "530 only by TLS");
                }
            } catch (IOException e) {
                // The client, or the test, has ended.
            }
        }
    }

    private void converse(SSLSocket client) throws IOException {
        client.setUseClientMode(false);
        BufferedReader in = reader(client);
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            if (data && !line.equals(".")) {
                continue;
            }
            data = line.equals("DATA");
            say(client, data ? "354 go" : "250 ok");
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
