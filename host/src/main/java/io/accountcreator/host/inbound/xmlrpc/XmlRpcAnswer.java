package io.accountcreator.host.inbound.xmlrpc;

import java.util.List;

/** What a method answers with HTTP status 200. It may be a secret, so it prints nothing of itself. */
sealed interface XmlRpcAnswer {
    /** A text, never empty: clients die of an empty one. */
    record Text(String value) implements XmlRpcAnswer {
        public Text {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("empty answer");
            }
        }

        @Override
        public String toString() {
            return "text";
        }
    }

    /** What a login answers, in this order, which is all that clients go by. */
    record Login(String password, String algorithm) implements XmlRpcAnswer {
        @Override
        public String toString() {
            return "login";
        }
    }

    /** A list of names. */
    record Names(List<String> values) implements XmlRpcAnswer {}

    /** A fault, for a method that is not there. */
    record Fault(int code, String text) implements XmlRpcAnswer {}
}
