package dev.crowsnest.localecr.traffic.rest;

import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.Faults;
import dev.crowsnest.localecr.traffic.LoggedRequest;
import dev.crowsnest.localecr.traffic.Throttled;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets a request meet the fault that was ordered for it; what concerns the answer is left to whoever gives it. */
public final class FaultHandler implements Handler<RoutingContext> {

    private final Faults faults;

    public FaultHandler(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var request = ctx.request();
        var operation = ctx.<String>get(LoggedRequest.OPERATION);
        var fault = faults.take(request.method().name(), request.path(), operation == null ? "" : operation);
        fault.ifPresentOrElse(found -> meet(ctx, found), ctx::next);
    }

    private static void meet(RoutingContext ctx, Fault fault) {
        if (fault instanceof Fault.Status status) {
            answer(ctx, status);
        } else if (fault instanceof Fault.Throttle throttle) {
            ctx.fail(new Throttled(throttle.retryAfter()));
        } else if (fault instanceof Fault.Hang) {
            unanswered(ctx);
        } else if (fault instanceof Fault.Hold hold && ctx.get(LoggedRequest.OPERATION) == null) {
            hold(ctx, hold);
        } else if (fault instanceof Fault.Drop) {
            unanswered(ctx);
            ctx.request().connection().close();
        } else {
            ctx.put(Fault.class.getName(), fault);
            ctx.next();
        }
    }

    private static void hold(RoutingContext ctx, Fault.Hold fault) {
        ctx.request().pause();
        Future.fromCompletionStage(fault.released(), ctx.vertx().getOrCreateContext())
                .onSuccess(released -> {
                    ctx.request().resume();
                    ctx.next();
                });
        fault.met().complete(null);
    }

    private static void answer(RoutingContext ctx, Fault.Status fault) {
        fault.retryAfter()
                .ifPresent(delay -> ctx.response().putHeader("Retry-After", String.valueOf(delay.toSeconds())));
        ctx.response().setStatusCode(fault.status()).end();
    }

    private static void unanswered(RoutingContext ctx) {
        ctx.<Runnable>get(RequestRecorder.RECORD).run();
    }
}
