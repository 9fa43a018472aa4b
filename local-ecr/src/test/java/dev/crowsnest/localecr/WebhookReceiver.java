package dev.crowsnest.localecr;

import dev.crowsnest.localecr.delivery.Webhook;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook that answers what a test planned, in that order, and 202 after that. */
final class WebhookReceiver implements AutoCloseable {

    /** A planned answer of 0 is none at all. */
    static final int NONE = 0;

    record Received(MultiMap headers, JsonObject event) {
        JsonObject detail() {
            return event.getJsonObject("detail");
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> planned = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile String retryAfter = "";

    WebhookReceiver() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(request.headers(), body.toJsonObject()));
                    var status = planned.isEmpty() ? Integer.valueOf(202) : planned.remove();
                    if (status != NONE) {
                        if (!retryAfter.isEmpty()) {
                            request.response().putHeader("Retry-After", retryAfter);
                        }
                        request.response().setStatusCode(status).end();
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    Webhook webhook() {
        return new Webhook(
                "test", URI.create("http://127.0.0.1:" + server.actualPort() + "/events"), "x-api-key", "the-key");
    }

    void plan(Integer... statuses) {
        planned.addAll(List.of(statuses));
    }

    void retryAfter(String value) {
        retryAfter = value;
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
