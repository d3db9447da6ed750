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

/** Registers by SIP digest authentication (RFC 8760) over UDP. */
public final class SipPhone {
    private static final int TRIES = 40;
    private static final int PATIENCE_MILLIS = 500;
    private static final Pattern STATUS = Pattern.compile("^SIP/2.0 ([0-9]{3}) ");
    private static final Pattern CHALLENGE = Pattern.compile("(?im)^WWW-Authenticate: Digest (.*)$");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    private final int port;
    private final String domain;

    public SipPhone(int port, String domain) {
        this.port = port;
        this.domain = domain;
    }

    /** Registers with a password and gives the final status, which is that of the challenge if there was none to answer. */
    public int register(String username, String password) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String call = UUID.randomUUID().toString();
            String answer = ask(socket, request(socket, username, call, 1, ""));
            Matcher challenge = CHALLENGE.matcher(answer);
            if (!challenge.find()) {
                return status(answer);
            }
            String credentials = credentials(username, password, parameters(challenge.group(1)));
            return status(ask(socket, request(socket, username, call, 2, credentials)));
        }
    }

    private String request(DatagramSocket socket, String username, String call, int number, String credentials) {
        String user = "<sip:" + username + "@" + domain + ">";
        String here = "127.0.0.1:" + socket.getLocalPort();
        return String.join(
                "\r\n",
                "REGISTER sip:" + domain + " SIP/2.0",
                "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + call + number + ";rport",
                "Max-Forwards: 70",
                "From: " + user + ";tag=" + call.substring(0, 8),
                "To: " + user,
                "Call-ID: " + call,
                "CSeq: " + number + " REGISTER",
                "Contact: <sip:" + username + "@" + here + ">",
                "Expires: 60",
                credentials + "Content-Length: 0",
                "",
                "");
    }

    private String credentials(String username, String password, Map<String, String> asked) {
        String algorithm = asked.getOrDefault("algorithm", "MD5");
        String uri = "sip:" + domain;
        String nonce = asked.get("nonce");
        String own = UUID.randomUUID().toString().substring(0, 8);
        String ha1 = hash(algorithm, username + ":" + asked.get("realm") + ":" + password);
        String ha2 = hash(algorithm, "REGISTER:" + uri);
        String response = hash(algorithm, ha1 + ":" + nonce + ":00000001:" + own + ":auth:" + ha2);
        return "Authorization: Digest username=\"" + username + "\", realm=\"" + asked.get("realm") + "\", nonce=\""
                + nonce
                + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                + ", qop=auth, nc=00000001, cnonce=\"" + own + "\"\r\n";
    }

    /** Sends again until it is answered, as UDP wants it; a server that has just been started takes a moment. */
    private String ask(DatagramSocket socket, String request) throws IOException {
        byte[] bytes = request.getBytes(UTF_8);
        byte[] buffer = new byte[65_535];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                return new String(packet.getData(), 0, packet.getLength(), UTF_8);
            } catch (SocketTimeoutException e) {
                // Not yet.
            }
        }
        throw new AssertionError("no answer by SIP");
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
}
