package io.accountcreator.xmlrpc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a hostile server does with a call: one way each. */
enum Attack {
    EXTERNAL_DTD("a DTD or an entity", (out, other) -> whole(out, Hostile.externalDtd(other))),
    EXTERNAL_ENTITY("a DTD or an entity", (out, other) -> whole(out, Hostile.externalEntity(other))),
    PARAMETER_ENTITY("a DTD or an entity", (out, other) -> whole(out, Hostile.parameterEntity(other))),
    XINCLUDE("an element of a namespace", (out, other) -> whole(out, Hostile.xinclude(other))),
    SERIALIZABLE("an element of a namespace", (out, other) -> whole(out, Hostile.serializable())),
    FAULT_CAUSE("fault 4", (out, other) -> whole(out, Hostile.faultCause())),
    FAULT_CODE_OF_TEXT("fault 0", (out, other) -> whole(out, Hostile.faultCode("<string>x</string>"))),
    SECOND_PARAM("more than one value", (out, other) -> whole(out, Hostile.secondParam())),
    /** Forty-five megabytes out of a hundred kilobytes, by one entity. */
    ENTITY_EXPANSION("a DTD or an entity", (out, other) -> whole(out, Hostile.expansion())),
    BILLION_LAUGHS("a DTD or an entity", (out, other) -> whole(out, Hostile.billionLaughs())),
    DEPTH("more than 32 elements", (out, other) -> whole(out, Hostile.deep(15_000))),
    REDIRECT(
            "HTTP 302",
            (out, other) -> write(out, "HTTP/1.1 302 Found\r\nLocation: " + other + "\r\nContent-Length: 0\r\n\r\n")),
    /** A gibibyte out of a mebibyte. */
    GZIP_BOMB("a Content-Encoding", (out, other) -> {
        head(out, "Content-Encoding: gzip\r\n");
        flood(new GZIPOutputStream(out));
    }),
    GIBIBYTE_OF_LENGTH("more than 1048576 bytes", (out, other) -> {
        head(out, "Content-Length: " + (Attack.GIBIBYTE + Attack.OPEN.length()) + "\r\n");
        flood(out);
    }),
    GIBIBYTE_IN_CHUNKS("more than 1048576 bytes", (out, other) -> {
        head(out, "Transfer-Encoding: chunked\r\n");
        flood(new Chunks(out));
    }),
    GIBIBYTE_WITHOUT_LENGTH("more than 1048576 bytes", (out, other) -> {
        head(out, "");
        flood(out);
    }),
    GIBIBYTE_OF_HEADERS("MessageConstraintException", (out, other) -> {
        write(out, "HTTP/1.1 200 OK\r\n");
        flood(out, "X: y\r\n".repeat(1000));
    }),
    GIBIBYTE_IN_ONE_HEADER("MessageConstraintException", (out, other) -> {
        write(out, "HTTP/1.1 200 OK\r\nX: ");
        flood(out, "x".repeat(8000));
    }),
    GIBIBYTE_OF_TRAILERS("MessageConstraintException", (out, other) -> {
        head(out, "Transfer-Encoding: chunked\r\n");
        write(out, "1\r\n<\r\n0\r\n");
        flood(out, "X: y\r\n".repeat(1000));
    }),
    GIBIBYTE_IN_A_CHUNK_SIZE("MessageConstraintException", (out, other) -> {
        head(out, "Transfer-Encoding: chunked\r\n");
        write(out, "1;x=");
        flood(out, "x".repeat(8000));
    }),
    GIBIBYTE_OF_INTERIM_ANSWERS(
            "interim answers", (out, other) -> flood(out, "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000))),
    GIBIBYTE_OF_EMPTY_LINES("MessageConstraintException", (out, other) -> flood(out, "\r\n".repeat(1000))),
    /** One that a greedy expression runs over until the stack is used up. */
    LONG_CHALLENGES("HTTP 401", (out, other) -> {
        write(out, "HTTP/1.1 401 No\r\nConnection: close\r\nContent-Length: 0\r\n");
        for (String challenge : Hostile.challenges(8000)) {
            write(out, "WWW-Authenticate: " + challenge + "\r\n");
        }
        write(out, "\r\n");
    }),
    /** Seconds of work for a parser that resolves them. */
    MANY_NAMESPACES("refused", (out, other) -> whole(out, Hostile.namespaces())),
    /** Each byte comes long before a limit on one read; three seconds. */
    SLOW_DRIP("no answer in time", (out, other) -> {
        head(out, "Content-Length: 100000\r\n");
        for (int i = 0; i < 60; i++) {
            write(out, " ");
            pause();
        }
    }),
    CLOSE_BEFORE_THE_ANSWER("NoHttpResponseException", (out, other) -> out.close()),
    CLOSE_IN_THE_BODY("ConnectionClosedException", (out, other) -> {
        head(out, "Content-Length: 100000\r\n");
        write(out, Attack.OPEN);
    }),
    CLOSE_IN_A_CHUNK("TruncatedChunkException", (out, other) -> {
        head(out, "Transfer-Encoding: chunked\r\n");
        write(out, "ffff\r\n" + Attack.OPEN);
    });

    private static final String OPEN = "<methodResponse><params><param><value><string>";

    private static final long GIBIBYTE = 1L << 30;

    /** Why it is refused. */
    final String reason;

    private final Deed deed;

    /** Answers one call; {@code other} is an address that nobody may ask. */
    private interface Deed {
        void to(OutputStream out, String other) throws IOException;
    }

    Attack(String reason, Deed deed) {
        this.reason = reason;
        this.deed = deed;
    }

    void on(OutputStream out, String other) throws IOException {
        deed.to(out, other);
    }

    private static void whole(OutputStream out, byte[] body) throws IOException {
        head(out, "Content-Length: " + body.length + "\r\n");
        out.write(body);
        out.flush();
    }

    private static void head(OutputStream out, String headers) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private static void flood(OutputStream out) throws IOException {
        write(out, Attack.OPEN);
        flood(out, "x".repeat(1 << 16));
    }

    private static void flood(OutputStream out, String drop) throws IOException {
        byte[] bytes = drop.getBytes(StandardCharsets.US_ASCII);
        for (long sent = 0; sent < GIBIBYTE; sent += bytes.length) {
            out.write(bytes);
        }
        out.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Makes a chunk of each write. */
    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Attack.write(out, Integer.toHexString(length) + "\r\n");
            out.write(bytes, offset, length);
            Attack.write(out, "\r\n");
        }
    }
}
