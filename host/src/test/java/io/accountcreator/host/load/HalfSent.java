package io.accountcreator.host.load;

import java.nio.charset.StandardCharsets;

/** Requests that arrive and arrive and are never there: what is sent of each, to an address of any kind. */
public enum HalfSent {
    HEADER {
        @Override
        String text(String target) {
            return target + " HTTP/1.1\r\nHost: x\r\n" + ("X-Long: " + "y".repeat(1000) + "\r\n").repeat(14);
        }
    },
    BODY {
        @Override
        String text(String target) {
            return head(target, "Content-Length: 65500") + "x".repeat(65_000);
        }
    },
    /** Only the length is there. */
    LENGTH {
        @Override
        String text(String target) {
            return head(target, "Content-Length: 65500");
        }
    },
    CHUNKS_OF_ONE_BYTE {
        @Override
        String text(String target) {
            return head(target, "Transfer-Encoding: chunked") + "1\r\nx\r\n".repeat(10_000);
        }
    },
    PIPELINE {
        @Override
        String text(String target) {
            return "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50) + HEADER.text(target);
        }
    },
    EXPECTED {
        @Override
        String text(String target) {
            return head(target, "Content-Length: 65500\r\nExpect: 100-continue") + "x".repeat(65_000);
        }
    };

    abstract String text(String target);

    /** What is sent to an address, such as {@code POST /xmlrpc}. */
    public byte[] bytes(String target) {
        return text(target).getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(String target, String length) {
        String type = target.contains("/api/") ? "application/json" : "text/xml";
        return target + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n";
    }
}
