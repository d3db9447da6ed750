package io.accountcreator.host.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Takes in a body as it arrives, up to a limit, without a thread that waits for it. For one body. */
final class BodyReceiver implements ReadListener {
    private static final int FIRST = 1024;

    private final ServletInputStream in;
    private final int limit;
    private final GatewayExchange exchange;
    private final Body whenReceived;
    private byte[] buffer = new byte[FIRST];
    private int length;
    private boolean over;

    BodyReceiver(ServletInputStream in, int limit, GatewayExchange exchange, Body whenReceived) {
        this.in = in;
        this.limit = limit;
        this.exchange = exchange;
        this.whenReceived = whenReceived;
    }

    @Override
    public void onDataAvailable() throws IOException {
        // Not asking whether it is finished: GlassFish says so as soon as all has arrived, read or not.
        while (!over && in.isReady()) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return;
            }
            length += read;
            if (length > limit) {
                over = true;
                exchange.answer(tooLarge());
            } else if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * length, limit + 1));
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!over) {
            over = true;
            exchange.received();
            whenReceived.take(buffer, length);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        over = true;
        // The client may have closed its side only, and read what comes.
        exchange.answer(GatewayReply.error(GatewayReply.BAD_REQUEST, "the body broke off"));
    }

    static GatewayReply tooLarge() {
        return GatewayReply.error(GatewayReply.TOO_LARGE, "the body is too large");
    }

    /** What is done with a body. */
    @FunctionalInterface
    interface Body {
        void take(byte[] bytes, int length);
    }
}
