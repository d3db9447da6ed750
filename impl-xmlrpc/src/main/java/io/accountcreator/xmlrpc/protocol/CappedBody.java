package io.accountcreator.xmlrpc.protocol;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer that may be taken at all, up to a size and a point in time; past either the connection is
 * dropped. {@code HttpRequest.timeout} alone ends with the headers.
 */
final class CappedBody implements BodySubscriber<CappedBody.Content> {
    static final int MAX_BYTES = 1 << 20;

    private final CompletableFuture<Content> content = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile @Nullable Subscription subscription;

    /** What came of it: the bytes, or why they were not taken. */
    record Content(byte[] bytes, @Nullable String refusal) {}

    private CappedBody() {}

    static CappedBody of(ResponseInfo answer, Duration left) {
        CappedBody body = new CappedBody();
        body.content.whenComplete((content, failure) -> body.dropUnlessWhole(content));
        if (answer.statusCode() != 200) {
            body.refuse("HTTP " + answer.statusCode());
        } else if (answer.headers().firstValue("Content-Encoding").isPresent()) {
            body.refuse("a Content-Encoding was not asked for");
        } else {
            body.content.completeOnTimeout(
                    new Content(new byte[0], "no whole answer in time"), left.toNanos(), TimeUnit.NANOSECONDS);
        }
        return body;
    }

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (content.isDone()) {
            given.cancel();
        } else {
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (content.isDone()) {
                return;
            }
            if (buffer.remaining() > MAX_BYTES - bytes.size()) {
                refuse("more than " + MAX_BYTES + " bytes");
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        content.complete(new Content(bytes.toByteArray(), null));
    }

    private void refuse(String reason) {
        content.complete(new Content(new byte[0], reason));
    }

    private void dropUnlessWhole(@Nullable Content whole) {
        Subscription given = subscription;
        if (given != null && whole != null && whole.refusal() != null) {
            given.cancel();
        }
    }
}
