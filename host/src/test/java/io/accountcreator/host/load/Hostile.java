package io.accountcreator.host.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** Requests that nobody well-meaning sends, as bytes on a connection of their own. */
enum Hostile {
    NO_HTTP("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
    ENTITY(
            xml(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><methodCall><methodName>&e;</methodName></methodCall>")),
    DEEP(xml("<methodCall><methodName>x</methodName><params>" + "<array>".repeat(5000) + "</params></methodCall>")),
    TOO_LARGE(head("POST /xmlrpc", "text/xml", 70_000) + "x".repeat(1000)),
    /** The rest does not come. Who sends it does not wait for the answer, which takes ten seconds. */
    UNFINISHED(head("POST /xmlrpc", "text/xml", 500) + "<methodCall>") {
        @Override
        int patience() {
            return 200;
        }
    },
    NEGATIVE(head("POST /xmlrpc", "text/xml", -1)),
    NOT_JSON(head("POST /api/v1/accounts/bob/create-account", "application/json", 9) + "{\"a\":[[[["),
    TRAVERSAL(head("GET /api/v1/accounts/..%2f..%2fetc%2fpasswd/is-account-exist", "text/plain", 0)),
    WRONG_METHOD(head("BREW /xmlrpc", "text/xml", 0)),
    LONG_HEADER("POST /xmlrpc HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(200_000) + "\r\n\r\n"),
    GUESS(xml("<methodCall><methodName>activate_email_account</methodName><params><param><value><string>first</string>"
            + "</value></param><param><value><string>0000</string></value></param></params></methodCall>")),
    GONE(head("POST /xmlrpc", "text/xml", 100) + "<methodCall>") {
        @Override
        String send(URI host) throws IOException {
            try (Socket socket = connect(host)) {
                socket.getOutputStream().write(bytes());
                // The connection is reset, not closed.
                socket.setSoLinger(true, 0);
            }
            return "(gone)";
        }
    };

    private static final int PATIENCE_MILLIS = 15_000;

    private final String request;

    Hostile(String request) {
        this.request = request;
    }

    int patience() {
        return PATIENCE_MILLIS;
    }

    byte[] bytes() {
        return request.getBytes(ISO_8859_1);
    }

    /** Sends it and says what came back: an HTTP status, or in brackets how else it ended. */
    String send(URI host) throws IOException {
        try (Socket socket = connect(host)) {
            socket.setSoTimeout(patience());
            socket.getOutputStream().write(bytes());
            byte[] line = new byte[12];
            InputStream in = socket.getInputStream();
            int length = in.readNBytes(line, 0, line.length);
            return length < line.length ? "(closed)" : new String(line, 9, 3, ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "(silence)";
        } catch (IOException e) {
            return "(reset)";
        }
    }

    static Socket connect(URI host) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), PATIENCE_MILLIS);
        return socket;
    }

    private static String xml(String body) {
        return head("POST /xmlrpc", "text/xml", body.length()) + body;
    }

    private static String head(String request, String type, int length) {
        return request + " HTTP/1.1\r\nHost: sip.example.org\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
    }
}
