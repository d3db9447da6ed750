package io.accountcreator.xmlrpc.protocol;

import java.util.Map;

/** What a server answered, well-formed. None prints what it holds: passwords' hashes and codes are among it. */
public sealed interface XmlRpcResponse {
    /**
     * A text.
     *
     * @param value to the letter, blanks included
     */
    record Text(String value) implements XmlRpcResponse {
        @Override
        public String toString() {
            return "a text";
        }
    }

    /**
     * A struct.
     *
     * @param members by name
     */
    record Struct(Map<String, Object> members) implements XmlRpcResponse {
        @Override
        public String toString() {
            return "a struct";
        }
    }

    /**
     * A fault.
     *
     * @param code as the server numbers it, 0 if it gave none
     */
    record Fault(int code) implements XmlRpcResponse {
        @Override
        public String toString() {
            return "fault " + code;
        }
    }

    /** A value of any other type. */
    record Other() implements XmlRpcResponse {
        @Override
        public String toString() {
            return "neither a text nor a struct";
        }
    }

    /** Sorts a value as the reader made it. */
    static XmlRpcResponse of(Object value) {
        if (value instanceof Struct struct) {
            return struct;
        }
        return value instanceof String text ? new Text(text) : new Other();
    }
}
