package io.accountcreator.host.outbound.webhook;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The heads of an answer: so many bytes at most, and no end, which a parser would take for the end of the headers. */
final class HeadStream extends FilterInputStream {
    private int left;

    HeadStream(InputStream in, int most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            throw new IOException("the answer is too long");
        }
        int read = super.read(bytes, offset, Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the answer broke off");
        }
        left -= read;
        return read;
    }
}
