package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.Upload;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * Carries a request's body into an upload: hashed and written on a worker, one piece at a time, while the next piece is
 * read. The sender is slowed down when the disk is slower than the network.
 */
final class UploadStream implements WriteStream<Buffer> {

    private static final int FULL = 1024 * 1024;

    private final Upload upload;
    private final WorkerExecutor workers;
    private final Promise<Void> ended = Promise.promise();
    private Buffer waiting = Buffer.buffer();
    private boolean writing;
    private boolean lastSeen;
    private @Nullable Handler<Void> drainHandler;

    UploadStream(Upload upload, WorkerExecutor workers) {
        this.upload = upload;
        this.workers = workers;
    }

    @Override
    public Future<Void> write(Buffer piece) {
        waiting.appendBuffer(piece);
        append();
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer piece, Handler<AsyncResult<Void>> handler) {
        write(piece).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        lastSeen = true;
        append();
        ended.future().onComplete(handler);
    }

    @Override
    public boolean writeQueueFull() {
        return waiting.length() >= FULL;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        drainHandler = handler;
        return this;
    }

    /** A failure of the disk shows at the end: what comes before it is read and dropped. */
    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    private void append() {
        if (writing) {
            return;
        }
        if (waiting.length() == 0) {
            if (lastSeen) {
                ended.tryComplete();
            }
            return;
        }
        writing = true;
        var piece = waiting.getBytes();
        waiting = Buffer.buffer();
        workers.executeBlocking(
                        () -> {
                            upload.append(piece);
                            return piece.length;
                        },
                        false)
                .onComplete(written -> {
                    writing = false;
                    if (written.failed()) {
                        ended.tryFail(written.cause());
                    }
                    if (drainHandler != null) {
                        drainHandler.handle(null);
                    }
                    append();
                });
    }
}
