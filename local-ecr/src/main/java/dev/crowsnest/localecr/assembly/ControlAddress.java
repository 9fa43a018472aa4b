package dev.crowsnest.localecr.assembly;

import dev.crowsnest.localecr.call.Origin;
import dev.crowsnest.localecr.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * Guards {@code /_local/}, which is for this machine only.
 *
 * <p>Whatever changes something there is a PUT or a DELETE: a web page in this machine's browser cannot send those
 * unasked.
 */
final class ControlAddress {

    private static final String PATH = "/_local/*";
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private ControlAddress() {}

    static void mount(Router router) {
        router.route(PATH).handler(ControlAddress::guard).failureHandler(ControlAddress::fail);
        router.put(PATH).handler(BodyHandler.create(false)).handler(ControlAddress::requireBody);
        router.get("/_local/health").handler(ctx -> ctx.response().end("{\"status\":\"UP\"}"));
    }

    private static void guard(RoutingContext ctx) {
        if (new Origin(ctx.request().remoteAddress().hostAddress()).isThisMachine()) {
            ctx.next();
        } else {
            answer(ctx, FORBIDDEN, "only this machine may use /_local/");
        }
    }

    private static void requireBody(RoutingContext ctx) {
        if (ctx.body().buffer() == null) {
            throw new IllegalArgumentException("what to set is missing: send a JSON object");
        }
        ctx.next();
    }

    private static void fail(RoutingContext ctx) {
        var failure = ctx.failure();
        var isBadRequest = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException;
        answer(
                ctx,
                isBadRequest ? BAD_REQUEST : SERVER_ERROR,
                failure == null ? "not found" : String.valueOf(failure.getMessage()));
    }

    private static void answer(RoutingContext ctx, int status, String message) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Json.bytes(Json.object().put("error", message))));
    }
}
