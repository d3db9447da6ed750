package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registers and sends messages by SIP digest authentication (RFC 8760) over UDP. */
public final class SipPhone {
    private static final int TRIES = 40;
    private static final int WAIT_MILLIS = 500;
    private static final int SIP_OK = 200;
    private static final Pattern STATUS = Pattern.compile("^SIP/2.0 ([0-9]{3}) ");
    private static final Pattern CHALLENGE = Pattern.compile("(?im)^(WWW|Proxy)-Authenticate: Digest (.*)$");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    private final int port;
    private final String domain;

    public SipPhone(int port, String domain) {
        this.port = port;
        this.domain = domain;
    }

    /** Registers with a password and gives the final status, which is that of the challenge if there was none to answer. */
    public int register(String username, String password) throws IOException {
        return register(username, username, password);
    }

    /** The same, of an address whose user part is another name than that of the credentials. */
    public int register(String address, String username, String password) throws IOException {
        try (DatagramSocket socket = socket()) {
            return new Exchange(socket, "REGISTER", "sip:" + domain, address, address).run(username, password);
        }
    }

    /**
     * Has one user registered, sends it a message from another, and gives the status of that if it was refused, else 200 when
     * the message has arrived.
     */
    public int message(String from, String fromPassword, String to, String toPassword) throws IOException {
        try (DatagramSocket sender = socket();
                DatagramSocket receiver = socket()) {
            new Exchange(receiver, "REGISTER", "sip:" + domain, to, to).run(to, toPassword);
            String uri = "sip:" + escaped(to) + "@" + domain;
            var message = new Exchange(sender, "MESSAGE", uri, from, to);
            String answer = message.ask("");
            if (CHALLENGE.matcher(answer).find()) {
                message.send(message.credentials(from, fromPassword, answer));
                return receive(receiver).startsWith("MESSAGE sip:" + escaped(to) + "@127.0.0.1:") ? SIP_OK : 0;
            }
            return status(answer);
        }
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(WAIT_MILLIS);
        return socket;
    }

    private static String receive(DatagramSocket socket) throws IOException {
        byte[] buffer = new byte[65_535];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                socket.receive(packet);
                return new String(packet.getData(), 0, packet.getLength(), UTF_8);
            } catch (SocketTimeoutException e) {
                // Not yet.
            }
        }
        throw new AssertionError("nothing arrived by SIP");
    }

    /** A user part as URIs have it (RFC 3261, section 25.1): what is neither unreserved nor allowed there is escaped. */
    static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : name.getBytes(UTF_8)) {
            boolean plain =
                    octet > ' ' && (Character.isLetterOrDigit(octet) || "-_.!~*'()&=+$,;?/".indexOf(octet) >= 0);
            escaped.append(plain ? Character.toString(octet) : String.format("%%%02X", octet));
        }
        return escaped.toString();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher each = PARAMETER.matcher(header);
        while (each.find()) {
            parameters.put(each.group(1), each.group(2) != null ? each.group(2) : each.group(3));
        }
        return parameters;
    }

    private static int status(String answer) {
        Matcher status = STATUS.matcher(answer);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A request and, if it is challenged, the same with credentials. */
    private final class Exchange {
        private final DatagramSocket socket;
        private final String method;
        private final String uri;
        private final String from;
        private final String to;
        private final String call = UUID.randomUUID().toString();
        private int number;

        Exchange(DatagramSocket socket, String method, String uri, String from, String to) {
            this.socket = socket;
            this.method = method;
            this.uri = uri;
            this.from = from;
            this.to = to;
        }

        int run(String username, String password) throws IOException {
            String answer = ask("");
            return CHALLENGE.matcher(answer).find()
                    ? status(ask(credentials(username, password, answer)))
                    : status(answer);
        }

        /** Sends again until it is answered, as UDP wants it; a server that has just been started takes a moment. */
        String ask(String credentials) throws IOException {
            number++;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                put(credentials);
                try {
                    byte[] buffer = new byte[65_535];
                    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                    socket.receive(packet);
                    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
                } catch (SocketTimeoutException e) {
                    // Not yet.
                }
            }
            throw new AssertionError("no answer by SIP");
        }

        void send(String credentials) throws IOException {
            number++;
            put(credentials);
        }

        private void put(String credentials) throws IOException {
            byte[] bytes = request(credentials).getBytes(UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }

        private String request(String credentials) {
            String here = "127.0.0.1:" + socket.getLocalPort();
            return String.join(
                    "\r\n",
                    method + " " + uri + " SIP/2.0",
                    "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + call + number + ";rport",
                    "Max-Forwards: 70",
                    "From: <sip:" + escaped(from) + "@" + domain + ">;tag=" + call.substring(0, 8),
                    "To: <sip:" + escaped(to) + "@" + domain + ">",
                    "Call-ID: " + call,
                    "CSeq: " + number + " " + method,
                    "Contact: <sip:" + escaped(from) + "@" + here + ">",
                    "Expires: 60",
                    credentials + "Content-Length: 0",
                    "",
                    "");
        }

        String credentials(String username, String password, String answer) {
            Matcher challenge = CHALLENGE.matcher(answer);
            if (!challenge.find()) {
                throw new AssertionError("no challenge");
            }
            Map<String, String> asked = parameters(challenge.group(2));
            String algorithm = asked.getOrDefault("algorithm", "MD5");
            String nonce = asked.get("nonce");
            String own = UUID.randomUUID().toString().substring(0, 8);
            String ha1 = hash(algorithm, username + ":" + asked.get("realm") + ":" + password);
            String ha2 = hash(algorithm, method + ":" + uri);
            String response = hash(algorithm, ha1 + ":" + nonce + ":00000001:" + own + ":auth:" + ha2);
            String header = "WWW".equals(challenge.group(1)) ? "Authorization" : "Proxy-Authorization";
            return header + ": Digest username=" + quoted(username) + ", realm=\"" + asked.get("realm") + "\", nonce=\""
                    + nonce
                    + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                    + ", qop=auth, nc=00000001, cnonce=\"" + own + "\"\r\n";
        }
    }
}
