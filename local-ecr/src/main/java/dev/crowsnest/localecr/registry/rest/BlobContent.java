package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.StoredBlob;
import dev.crowsnest.localecr.traffic.Distance;
import dev.crowsnest.localecr.traffic.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Sends blobs, whole or in part, from the file straight to the socket. */
final class BlobContent {

    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private final Vertx vertx;

    BlobContent(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers HEAD and GET. */
    void send(RoutingContext ctx, StoredBlob blob) {
        var response = ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader("Docker-Content-Digest", blob.digest().toString());
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(blob.size()))
                    .end();
            return;
        }
        var range = ByteRange.parse(new RegistryRequest(ctx).header("Range"), blob.size());
        if (range.isPresent() && !range.get().isSatisfiable()) {
            response.setStatusCode(NOT_SATISFIABLE)
                    .putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + blob.size())
                    .end();
            return;
        }
        range.ifPresent(part ->
                response.setStatusCode(PARTIAL).putHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(blob.size())));
        var part = range.orElse(new ByteRange(0, blob.size()));
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(part.length()));
        Optional<Fault> fault = Optional.ofNullable(ctx.get(Fault.class.getName()));
        if (fault.isPresent() && part.length() > 0) {
            sendDamaged(ctx, blob, part, fault.get());
        } else if (ctx.get(Distance.Way.class.getName()) instanceof Distance.Way way
                && way.isNarrow()
                && part.length() > 0) {
            sendSlowly(ctx, blob, part, way);
        } else {
            response.sendFile(blob.file().toString(), part.from(), part.length())
                    .onFailure(ctx::fail);
        }
    }

    private void sendSlowly(RoutingContext ctx, StoredBlob blob, ByteRange part, Distance.Way way) {
        open(blob)
                .compose(file -> new PacedBody(vertx, file, ctx.response(), way.bytesPerSecond()).send(part))
                .onFailure(ctx::fail);
    }

    private Future<AsyncFile> open(StoredBlob blob) {
        return vertx.fileSystem()
                .open(blob.file().toString(), new OpenOptions().setRead(true).setWrite(false));
    }

    private void sendDamaged(RoutingContext ctx, StoredBlob blob, ByteRange part, Fault fault) {
        open(blob)
                .onSuccess(file -> {
                    file.setReadPos(part.from()).setReadLength(part.length());
                    if (fault instanceof Fault.Truncate truncate) {
                        cutOff(ctx, file, Math.max(1, Math.min(truncate.afterBytes(), part.length() - 1)));
                    } else {
                        falsify(ctx, file, part);
                    }
                })
                .onFailure(ctx::fail);
    }

    private static void cutOff(RoutingContext ctx, AsyncFile file, long after) {
        file.setReadLength(after);
        file.pipe()
                .endOnSuccess(false)
                .to(ctx.response())
                .onComplete(ignored -> ctx.request().connection().close());
    }

    /** One bit of the last byte is another: no length gives it away. */
    private static void falsify(RoutingContext ctx, AsyncFile file, ByteRange part) {
        file.read(Buffer.buffer(), 0, part.from() + part.length() - 1, 1)
                .onSuccess(read -> {
                    var wrong = Buffer.buffer().appendByte((byte) (read.getByte(0) ^ 1));
                    if (part.length() == 1) {
                        ctx.response().end(wrong);
                        return;
                    }
                    file.setReadPos(part.from()).setReadLength(part.length() - 1);
                    file.pipe()
                            .endOnSuccess(false)
                            .to(ctx.response())
                            .onSuccess(ignored -> ctx.response().end(wrong));
                })
                .onFailure(ctx::fail);
    }
}
