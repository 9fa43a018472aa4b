package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.traffic.Throttled;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers failures in the form of the distribution specification. */
final class RegistryErrors implements Handler<RoutingContext> {

    private static final Logger LOGGER = LoggerFactory.getLogger(RegistryErrors.class);

    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    @Override
    public void handle(RoutingContext ctx) {
        var failure = ctx.failure();
        if (ctx.response().headWritten()) {
            ctx.request().connection().close();
        } else if (failure instanceof RegistryFailure refused) {
            answer(ctx, refused.code().status(), refused.code().written(), refused.getMessage());
        } else if (failure instanceof Throttled throttled) {
            ctx.response()
                    .putHeader(
                            "Retry-After", String.valueOf(throttled.retryAfter().toSeconds()));
            answer(
                    ctx,
                    ErrorCode.TOOMANYREQUESTS.status(),
                    ErrorCode.TOOMANYREQUESTS.written(),
                    throttled.getMessage());
        } else if (failure == null || ctx.statusCode() == TOO_LARGE) {
            answer(ctx, ctx.statusCode(), code(ctx.statusCode()).written(), "The request cannot be taken");
        } else {
            LOGGER.atError()
                    .addKeyValue("method", ctx.request().method())
                    .addKeyValue("path", ctx.request().path())
                    .setCause(failure)
                    .log("Registry request failed");
            answer(ctx, SERVER_ERROR, "UNKNOWN", "could not answer: " + failure.getMessage());
        }
    }

    private static ErrorCode code(int status) {
        return status == TOO_LARGE ? ErrorCode.SIZE_INVALID : ErrorCode.UNSUPPORTED;
    }

    private static void answer(RoutingContext ctx, int status, String code, String message) {
        // A body that was held back would hold back the connection's next request too.
        ctx.request().resume();
        var body = Json.object();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Json.bytes(body)));
    }
}
