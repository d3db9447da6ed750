package io.accountcreator.xmlrpc.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers OK to any call, as fast as can be; a process of its own, so that what is measured is the client. */
final class BenchServer {
    private static final byte[] ANSWER = answer();

    private BenchServer() {}

    /** Prints the port, and serves until standard input ends. */
    public static void main(String[] args) throws IOException {
        ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        System.out.println(socket.getLocalPort());
        Thread accepting = new Thread(() -> accept(socket));
        accepting.setDaemon(true);
        accepting.start();
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private static void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void serve(Socket connection) {
        byte[] line = new byte[1024];
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                int body = 0;
                int length;
                do {
                    length = readLine(in, line);
                    if (length < 0) {
                        return;
                    }
                    if (length > 15 && startsWithContentLength(line)) {
                        body = number(line, length);
                    }
                } while (length > 0);
                in.skipNBytes(body);
                connection.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // The client is gone.
            return;
        }
    }

    private static int readLine(InputStream in, byte[] line) throws IOException {
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return -1;
            }
            if (b != '\r') {
                line[length++] = (byte) b;
            }
        }
        return length;
    }

    private static boolean startsWithContentLength(byte[] line) {
        String name = "content-length:";
        for (int i = 0; i < name.length(); i++) {
            if ((line[i] | 0x20) != (name.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] line, int length) {
        int number = 0;
        for (int i = 15; i < length; i++) {
            if (line[i] >= '0' && line[i] <= '9') {
                number = number * 10 + line[i] - '0';
            }
        }
        return number;
    }

    private static byte[] answer() {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>\n<params>\n <param>\n  <value>\n"
                + "   <string>OK</string>\n  </value>\n </param>\n</params>\n</methodResponse>\n";
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
