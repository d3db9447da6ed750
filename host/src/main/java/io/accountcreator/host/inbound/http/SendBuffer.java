package io.accountcreator.host.inbound.http;

import io.accountcreator.host.inbound.body.ArrivingRequests;
import io.accountcreator.host.inbound.body.ArrivingRequests.Arrival;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitWritableByteChannel;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.WriteReadyHandler;

/**
 * Takes what the client does not read yet, up to a limit, and sends it when it does: else a thread would wait for the client,
 * which may read a byte now and then. It counts among what arriving requests hold. Thread-safe.
 */
final class SendBuffer extends AbstractStreamSinkConduit<StreamSinkConduit> {
    /** As much as the longest request; all answers of ours are shorter. */
    private static final int MOST = 64 * 1024;

    /** What a buffer costs besides. */
    private static final int OVERHEAD = 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final StreamConnection channel;
    private final ArrivingRequests arriving;
    private WriteReadyHandler writer;
    private ByteBuffer left = NOTHING;
    private @Nullable Arrival held;
    private @Nullable Runnable next;
    private boolean resumed;
    private boolean ended;

    private SendBuffer(StreamConnection channel, ArrivingRequests arriving) {
        super(channel.getSinkChannel().getConduit());
        this.channel = channel;
        this.arriving = arriving;
        writer = new WriteReadyHandler.ChannelListenerHandler<>(channel.getSinkChannel());
    }

    /** Goes between a connection and whoever writes to it. */
    static SendBuffer before(StreamConnection channel, ArrivingRequests arriving) {
        SendBuffer buffer = new SendBuffer(channel, arriving);
        channel.getSinkChannel().getConduit().setWriteReadyHandler(buffer.new Drain());
        channel.getSinkChannel().setConduit(buffer);
        return buffer;
    }

    /** Whether the client has read everything, as far as can be told. */
    synchronized boolean isEmpty() {
        return !left.hasRemaining();
    }

    /** Has something done as soon as it is empty, or the connection is closed. */
    void whenEmpty(Runnable then) {
        synchronized (this) {
            if (left.hasRemaining()) {
                next = then;
                return;
            }
        }
        then.run();
    }

    /** Lets go of what is left, as the connection is closed. */
    void letGo() {
        Runnable then;
        synchronized (this) {
            empty();
            then = next;
            next = null;
        }
        if (then != null) {
            then.run();
        }
    }

    private void empty() {
        left = NOTHING;
        if (held != null) {
            held.end();
            held = null;
        }
    }

    /** Takes as much as there is room for. */
    private long keep(ByteBuffer... sources) {
        int more = 0;
        for (ByteBuffer source : sources) {
            more = Math.min(MOST - left.remaining(), more + source.remaining());
        }
        if (more <= 0) {
            return 0;
        }
        if (!left.hasRemaining()) {
            channel.getIoThread().execute(super::resumeWrites);
        }
        ByteBuffer larger = ByteBuffer.allocate(left.remaining() + more).put(left);
        for (ByteBuffer source : sources) {
            int part = Math.min(larger.remaining(), source.remaining());
            larger.put(source.slice().limit(part));
            source.position(source.position() + part);
        }
        left = larger.flip();
        if (held == null) {
            held = arriving.begin(() -> channel.getIoThread().execute(() -> IoUtils.safeClose(channel)));
        }
        held.holds(left.remaining() + OVERHEAD);
        return more;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        int sent = left.hasRemaining() ? 0 : super.write(source);
        return sent + (int) keep(source);
    }

    @Override
    public synchronized long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long sent = left.hasRemaining() ? 0 : super.write(sources, offset, length);
        for (int i = offset; i < offset + length; i++) {
            sent += keep(sources[i]);
        }
        return sent;
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        return Conduits.writeFinalBasic(this, source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        return Conduits.writeFinalBasic(this, sources, offset, length);
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) throws IOException {
        return source.transferTo(position, count, new ConduitWritableByteChannel(this));
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) throws IOException {
        return Conduits.transfer(source, count, through, this);
    }

    /** Nobody is to wait until the rest is sent. */
    @Override
    public synchronized boolean flush() throws IOException {
        return left.hasRemaining() || super.flush();
    }

    @Override
    public synchronized void terminateWrites() throws IOException {
        ended = true;
        if (!left.hasRemaining()) {
            super.terminateWrites();
        }
    }

    @Override
    public synchronized boolean isWriteShutdown() {
        return ended || super.isWriteShutdown();
    }

    @Override
    public synchronized void resumeWrites() {
        resumed = true;
        super.resumeWrites();
    }

    @Override
    public synchronized void wakeupWrites() {
        resumed = true;
        super.wakeupWrites();
    }

    @Override
    public synchronized void suspendWrites() {
        resumed = false;
        if (!left.hasRemaining()) {
            super.suspendWrites();
        }
    }

    @Override
    public synchronized boolean isWriteResumed() {
        return resumed;
    }

    @Override
    public synchronized void setWriteReadyHandler(WriteReadyHandler handler) {
        writer = handler;
    }

    private synchronized boolean send() throws IOException {
        while (left.hasRemaining()) {
            if (super.write(left) == 0) {
                return false;
            }
        }
        empty();
        if (ended) {
            super.terminateWrites();
        } else if (!resumed) {
            super.suspendWrites();
        }
        return true;
    }

    private synchronized @Nullable WriteReadyHandler waiting() {
        return resumed ? writer : null;
    }

    /** By the thread of the connection, when the client has read something. */
    private final class Drain implements WriteReadyHandler {
        @Override
        public void writeReady() {
            try {
                if (!send()) {
                    return;
                }
            } catch (IOException e) {
                IoUtils.safeClose(channel);
                return;
            }
            letGo();
            WriteReadyHandler handler = waiting();
            if (handler != null) {
                handler.writeReady();
            }
        }

        @Override
        public void forceTermination() {
            writer.forceTermination();
        }

        @Override
        public void terminated() {
            writer.terminated();
        }
    }
}
