package dev.crowsnest.localecr.registry.rest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerResponse;

/** Sends a part of a file piece by piece, so that it takes as long as over a narrow way. */
final class PacedBody {

    private static final int PAUSE_MILLIS = 10;
    private static final int PIECES_PER_SECOND = 1_000 / PAUSE_MILLIS;

    private final Vertx vertx;
    private final AsyncFile file;
    private final HttpServerResponse response;
    private final int piece;
    private final Promise<Void> end = Promise.promise();

    PacedBody(Vertx vertx, AsyncFile file, HttpServerResponse response, long bytesPerSecond) {
        this.vertx = vertx;
        this.file = file;
        this.response = response;
        this.piece = (int) Math.max(1, Math.min(bytesPerSecond / PIECES_PER_SECOND, Integer.MAX_VALUE));
    }

    /** Ends once all was handed over, or the caller has hung up. */
    Future<Void> send(ByteRange part) {
        next(part.from(), part.length());
        return end.future().eventually(() -> file.close());
    }

    private void next(long position, long left) {
        int length = (int) Math.min(piece, left);
        file.read(Buffer.buffer(length), 0, position, length)
                .compose(response::write)
                .onSuccess(written -> {
                    if (left == length) {
                        response.end().onComplete(end);
                    } else {
                        vertx.setTimer(PAUSE_MILLIS, now -> next(position + length, left - length));
                    }
                })
                .onFailure(end::fail);
    }
}
