package dev.crowsnest.localecr.traffic.rest;

import dev.crowsnest.localecr.traffic.Distance;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets each request come as late as it would from afar. */
public final class DistanceHandler implements Handler<RoutingContext> {

    private final Distance distance;

    public DistanceHandler(Distance distance) {
        this.distance = distance;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var way = distance.way();
        ctx.put(Distance.Way.class.getName(), way);
        if (way.latency().isZero()) {
            ctx.next();
            return;
        }
        ctx.request().pause();
        ctx.vertx().setTimer(way.latency().toMillis(), over -> {
            ctx.request().resume();
            ctx.next();
        });
    }
}
