package dev.crowsnest.localecr.traffic.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.traffic.Distance;
import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.Faults;
import dev.crowsnest.localecr.traffic.RequestLog;
import dev.crowsnest.localecr.traffic.RequestPattern;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The request log, faults and the distance, for other processes on this machine. */
public final class TrafficResource {

    private static final int NO_CONTENT = 204;

    private final RequestLog log;
    private final Faults faults;
    private final Distance distance;

    public TrafficResource(RequestLog log, Faults faults, Distance distance) {
        this.log = log;
        this.faults = faults;
        this.distance = distance;
    }

    /**
     * {@code GET requests?since=MARK}, {@code PUT faults}, {@code DELETE faults}, {@code PUT distance} with {@code
     * latencyMillis} and {@code bytesPerSecond}, {@code DELETE distance}.
     */
    public void mount(Router router) {
        router.get("/_local/requests").handler(this::requests);
        router.put("/_local/faults").handler(this::inject);
        router.delete("/_local/faults").handler(this::clear);
        router.put("/_local/distance").handler(this::moveAway);
        router.delete("/_local/distance").handler(this::comeBack);
    }

    private void requests(RoutingContext ctx) {
        var since = ctx.queryParam("since").stream().findFirst().map(Long::parseLong);
        var body = Json.object().put("mark", log.mark());
        since.ifPresent(mark -> {
            var requests = body.putArray("requests");
            log.since(mark).forEach(request -> requests.add(request.toJson()));
        });
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(Buffer.buffer(Json.bytes(body)));
    }

    private void inject(RoutingContext ctx) {
        try {
            var order = Json.parse(ctx.body().buffer().getBytes());
            var pattern = RequestPattern.of(order.path("pattern").asText());
            faults.inject(pattern, fault(order), order.path("times").asInt(1));
            ctx.response().setStatusCode(NO_CONTENT).end();
        } catch (IOException e) {
            throw new IllegalArgumentException("a fault is ordered with a JSON object", e);
        }
    }

    private void clear(RoutingContext ctx) {
        faults.clear();
        ctx.response().setStatusCode(NO_CONTENT).end();
    }

    private void moveAway(RoutingContext ctx) {
        try {
            var way = Json.parse(ctx.body().buffer().getBytes());
            distance.set(new Distance.Way(
                    Duration.ofMillis(way.path("latencyMillis").asLong()),
                    way.path("bytesPerSecond").asLong(Long.MAX_VALUE)));
            ctx.response().setStatusCode(NO_CONTENT).end();
        } catch (IOException e) {
            throw new IllegalArgumentException("a distance is a JSON object", e);
        }
    }

    private void comeBack(RoutingContext ctx) {
        distance.end();
        ctx.response().setStatusCode(NO_CONTENT).end();
    }

    private static Fault fault(ObjectNode order) {
        var retryAfter = Optional.ofNullable(order.get("retryAfterSeconds"))
                .map(seconds -> Duration.ofSeconds(seconds.asLong()));
        var kind = order.path("kind").asText();
        return switch (kind) {
            case "status" -> new Fault.Status(order.path("status").asInt(), retryAfter);
            case "throttle" -> new Fault.Throttle(retryAfter.orElse(Duration.ofSeconds(1)));
            case "hang" -> new Fault.Hang();
            case "drop" -> new Fault.Drop();
            case "wrongBytes" -> new Fault.WrongBytes();
            case "truncate" -> new Fault.Truncate(order.path("afterBytes").asLong());
            default -> throw new IllegalArgumentException("there is no fault of the kind '" + kind + "'");
        };
    }
}
