package dev.crowsnest.localecr.registry.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Arrival;
import dev.crowsnest.localecr.registry.Arrivals;
import dev.crowsnest.localecr.registry.Reference;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** Images that nobody pushes, for other processes on this machine. */
public final class ArrivalResource {

    private static final int NO_CONTENT = 204;

    private final Arrivals arrivals;
    private final WorkerExecutor workers;

    public ArrivalResource(Arrivals arrivals, WorkerExecutor workers) {
        this.arrivals = arrivals;
        this.workers = workers;
    }

    /**
     * {@code PUT arrivals} with {@code from}, {@code reference} and {@code to}, and either {@code account} and
     * {@code region} of a replication's source or the {@code upstream} of a pull-through cache.
     */
    public void mount(Router router) {
        router.put("/_local/arrivals").handler(this::put);
    }

    private void put(RoutingContext ctx) {
        var order = order(ctx);
        workers.executeBlocking(
                        () -> {
                            arrive(order);
                            return order;
                        },
                        false)
                .onSuccess(ignored -> ctx.response().setStatusCode(NO_CONTENT).end())
                .onFailure(ctx::fail);
    }

    private void arrive(ObjectNode order) {
        try {
            arrivals.arrive(
                    RepositoryName.parse(order.path("from").asText()),
                    Reference.parse(order.path("reference").asText()),
                    RepositoryName.parse(order.path("to").asText()),
                    arrival(order));
        } catch (RegistryFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Arrival arrival(ObjectNode order) {
        if (order.has("upstream")) {
            var repository = order.path("to").asText();
            var prefix = repository.substring(0, Math.max(repository.indexOf('/'), 0));
            return new Arrival.PulledThrough(prefix, order.path("upstream").asText());
        }
        return new Arrival.Replicated(
                order.path("account").asText(), order.path("region").asText());
    }

    private static ObjectNode order(RoutingContext ctx) {
        try {
            return Json.parse(ctx.body().buffer().getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException("an arrival is a JSON object with from, reference and to", e);
        }
    }
}
