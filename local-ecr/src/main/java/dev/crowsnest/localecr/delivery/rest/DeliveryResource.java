package dev.crowsnest.localecr.delivery.rest;

import dev.crowsnest.localecr.delivery.DeliveryLedger;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.json.Json;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;

/** Webhooks, and how deliveries to them stand, for other processes on this machine. */
public final class DeliveryResource {

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final Webhooks webhooks;
    private final DeliveryLedger ledger;
    private final WorkerExecutor workers;

    public DeliveryResource(Webhooks webhooks, DeliveryLedger ledger, WorkerExecutor workers) {
        this.webhooks = webhooks;
        this.ledger = ledger;
        this.workers = workers;
    }

    /** {@code GET deliveries}, {@code PUT} and {@code DELETE webhooks/ID}, {@code PUT webhooks/ID/uri} to move one. */
    public void mount(Router router) {
        router.get("/_local/deliveries").handler(this::deliveries);
        router.put("/_local/webhooks/:id").handler(this::put);
        router.delete("/_local/webhooks/:id").handler(this::remove);
        router.put("/_local/webhooks/:id/uri").handler(this::move);
    }

    private void deliveries(RoutingContext ctx) {
        var counts = ledger.counts();
        var body = Json.object()
                .put("delivered", counts.delivered())
                .put("waiting", counts.waiting())
                .put("retrying", counts.retrying())
                .put("givenUp", counts.givenUp());
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(Buffer.buffer(Json.bytes(body)));
    }

    private void put(RoutingContext ctx) {
        var webhook = webhook(ctx);
        run(ctx, () -> webhooks.put(webhook));
    }

    private void move(RoutingContext ctx) {
        var address = URI.create(ctx.body().asString());
        webhooks.find(ctx.pathParam("id"))
                .ifPresentOrElse(
                        present -> run(ctx, () -> webhooks.put(present.at(address))),
                        () -> ctx.response().setStatusCode(NOT_FOUND).end());
    }

    private void remove(RoutingContext ctx) {
        run(ctx, () -> webhooks.remove(ctx.pathParam("id")));
    }

    private void run(RoutingContext ctx, Runnable change) {
        workers.executeBlocking(
                        () -> {
                            change.run();
                            return change;
                        },
                        false)
                .onSuccess(ignored -> ctx.response().setStatusCode(NO_CONTENT).end())
                .onFailure(ctx::fail);
    }

    private static Webhook webhook(RoutingContext ctx) {
        try {
            var body = Json.parse(ctx.body().buffer().getBytes());
            return new Webhook(
                    ctx.pathParam("id"),
                    URI.create(body.path("uri").asText()),
                    body.path("keyHeader").asText(),
                    body.path("key").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("a webhook is a JSON object with uri, keyHeader and key", e);
        }
    }
}
