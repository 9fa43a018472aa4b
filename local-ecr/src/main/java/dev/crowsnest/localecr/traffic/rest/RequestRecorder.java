package dev.crowsnest.localecr.traffic.rest;

import dev.crowsnest.localecr.traffic.LoggedRequest;
import dev.crowsnest.localecr.traffic.RequestLog;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/** Puts each request into the log when its answer begins, or when it is known that there will be none. */
public final class RequestRecorder implements Handler<RoutingContext> {

    static final String RECORD = RequestRecorder.class.getName();

    private final RequestLog log;
    private final Clock clock;

    public RequestRecorder(RequestLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.addHeadersEndHandler(ignored -> record(ctx, ctx.response().getStatusCode()));
        Runnable unanswered = () -> record(ctx, 0);
        ctx.put(RECORD, unanswered);
        ctx.next();
    }

    private void record(RoutingContext ctx, int status) {
        var request = ctx.request();
        log.add(new LoggedRequest(
                clock.instant(),
                request.method().name(),
                request.path(),
                Optional.ofNullable(ctx.get(LoggedRequest.OPERATION)),
                status,
                request.bytesRead(),
                bytesOut(ctx),
                Optional.ofNullable(ctx.get(LoggedRequest.CALLER)),
                Optional.ofNullable(request.getHeader("Range")),
                request.headers().contains(HttpHeaders.AUTHORIZATION)));
    }

    private static long bytesOut(RoutingContext ctx) {
        var length = ctx.response().headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null || ctx.request().method().name().equals("HEAD") ? 0 : Long.parseLong(length);
    }
}
