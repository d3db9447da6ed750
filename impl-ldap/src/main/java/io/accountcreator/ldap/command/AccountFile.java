package io.accountcreator.ldap.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the text of a file, block by block. What is not text in its encoding is named by line, column and byte, once all that
 * stands before it has been read. A byte order mark says the encoding and is left out.
 */
final class AccountFile extends Reader {
    private static final int BLOCK = 8192;
    private static final int[] UTF_8_MARK = {0xEF, 0xBB, 0xBF};
    private static final int[] LITTLE_MARK = {0xFF, 0xFE};
    private static final int[] BIG_MARK = {0xFE, 0xFF};

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
    private final Charset charset;
    private final CharsetDecoder decoder;
    private boolean ended;
    private long line = 1;
    private long column = 1;

    private AccountFile(FileChannel channel, Charset otherwise) throws IOException {
        this.channel = channel;
        fill();
        charset = marked(otherwise);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @param charset what it is in if it does not say so itself */
    static AccountFile open(Path file, Charset charset) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new AccountFile(channel, charset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    long position() throws IOException {
        return channel.position();
    }

    private Charset marked(Charset otherwise) {
        if (skip(UTF_8_MARK)) {
            return StandardCharsets.UTF_8;
        }
        if (skip(LITTLE_MARK)) {
            return StandardCharsets.UTF_16LE;
        }
        return skip(BIG_MARK) ? StandardCharsets.UTF_16BE : otherwise;
    }

    private boolean skip(int[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.remaining() <= i || (bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        bytes.position(bytes.position() + mark.length);
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        while (!ended && bytes.hasRemaining()) {
            ended = channel.read(bytes) < 0;
        }
        bytes.flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (chars.position() == 0) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() > 0) {
                count(target, offset, chars.position());
                return chars.position();
            }
            if (result.isError()) {
                throw malformed();
            }
            if (result.isOverflow()) {
                return 0;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        return chars.position();
    }

    private void count(char[] read, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            column++;
            if (read[i] == '\n') {
                line++;
                column = 1;
            }
        }
    }

    private CsvReader.MalformedException malformed() {
        int wrong = bytes.get(bytes.position()) & 0xFF;
        return new CsvReader.MalformedException(String.format(
                Locale.ROOT,
                "line %d, column %d: the byte 0x%02X is not %s; if the file is in another encoding, save it as UTF-8 or"
                        + " name that by %s, such as ISO-8859-1",
                line,
                column,
                wrong,
                charset.name(),
                ImportCommand.CHARSET));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
