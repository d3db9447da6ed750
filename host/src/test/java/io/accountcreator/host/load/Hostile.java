package io.accountcreator.host.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
        int timeoutMillis() {
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
    /** A name that the directory takes for the number of somebody else. */
    FOLDED_NAME(create("\u00a0+33622222221", "evil@example.org")),
    /** One of many mails to one mailbox. */
    MAIL_FLOOD(create("flood", "Victim+1@example.org")),
    LONG_PATH(head("GET /api/v1/accounts/" + "a".repeat(3000), "text/plain", 0)),
    OTHER_CODING("POST /xmlrpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    OVERLONG(xml("<methodCall><methodName>\u00c0\u00af</methodName></methodCall>")),
    OTHER_ENCODING(xml("<?xml version='1.0' encoding='UTF-16'?><methodCall><methodName>x</methodName></methodCall>")),
    NOWHERE(head("POST /RPC2", "text/xml", 0)),
    /** A body that nobody reads, and another request behind it. */
    UNREAD_BODY(
            "GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /health/live HTTP/1.1\r\nHost: x\r\n"
                    + "Connection: close\r\n\r\n"),
    /** Nearly all of a body, to an address that takes none without a key. */
    HALF_SENT(head("POST /api/v1/accounts/bob/create-account", "application/json", 65_500) + "x".repeat(65_000)) {
        @Override
        int timeoutMillis() {
            return 200;
        }
    },
    /** Chunks of one byte without an end. */
    SMALL_CHUNKS("POST /xmlrpc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1\r\nx\r\n".repeat(2000)) {
        @Override
        int timeoutMillis() {
            return 200;
        }
    },
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

    private static final int TIMEOUT_MILLIS = 15_000;

    private final String request;

    Hostile(String request) {
        this.request = request;
    }

    int timeoutMillis() {
        return TIMEOUT_MILLIS;
    }

    byte[] bytes() {
        return request.getBytes(ISO_8859_1);
    }

    /** Sends it and says what came back: an HTTP status, or in brackets how else it ended. */
    String send(URI host) throws IOException {
        try (Socket socket = connect(host)) {
            socket.setSoTimeout(timeoutMillis());
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
        socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), TIMEOUT_MILLIS);
        return socket;
    }

    private static String create(String name, String mail) {
        String parameter = "<param><value><string>%s</string></value></param>";
        String body = "<?xml version='1.0'?><methodCall><methodName>create_email_account</methodName><params>"
                + String.format(parameter, name)
                + String.format(parameter, mail)
                + String.format(parameter, "0123456789abcdef".repeat(2))
                + "</params></methodCall>";
        return xml(new String(body.getBytes(UTF_8), ISO_8859_1));
    }

    private static String xml(String body) {
        return head("POST /xmlrpc", "text/xml", body.length()) + body;
    }

    private static String head(String request, String type, int length) {
        return request + " HTTP/1.1\r\nHost: sip.example.org\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
    }
}
