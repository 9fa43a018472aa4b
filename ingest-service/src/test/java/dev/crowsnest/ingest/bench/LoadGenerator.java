package dev.crowsnest.ingest.bench;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sends events over kept connections from one event loop, so that it costs the machine little beside the server. */
final class LoadGenerator implements AutoCloseable {

    static final String KEY = "key-of-the-benchmark";

    private static final int CONNECTIONS = 64;
    private static final int MOST_SECONDS = 180;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final int port;
    private final Function<PushEvent, String> path;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap()
            .add("x-api-key", KEY)
            .add("user-agent", "Amazon/EventBridge/ApiDestinations")
            .add("content-type", "application/json; charset=utf-8")
            .add("range", "bytes=0-1048575");

    LoadGenerator(int port, Function<PushEvent, String> path) {
        this.port = port;
        this.path = path;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    /** Each connection sends its next event once the one before was answered: as fast as the server takes them. */
    LoadResult closed(int count) throws InterruptedException {
        return run(count, run -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                sendOn(run);
            }
        });
    }

    /** Sends at an even pace, however late answers are; an event's time counts from when it was due. */
    LoadResult paced(int count, int perSecond) throws InterruptedException {
        return run(
                count,
                run -> vertx.setPeriodic(1, timer -> {
                    while (run.hasNext() && run.nextIsDue(perSecond)) {
                        send(run, run.next(), run.due(perSecond));
                    }
                    if (!run.hasNext()) {
                        vertx.cancelTimer(timer);
                    }
                }));
    }

    private LoadResult run(int count, Consumer<LoadRun> start) throws InterruptedException {
        Promise<LoadResult> result = Promise.promise();
        var run = new LoadRun(count, result);
        vertx.runOnContext(now -> {
            run.start();
            start.accept(run);
        });
        try {
            return result.future().toCompletionStage().toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "could not send " + count + " events to port " + port + " within " + MOST_SECONDS + " s", e);
        }
    }

    private void sendOn(LoadRun run) {
        if (run.hasNext()) {
            send(run, run.next(), System.nanoTime()).onComplete(answered -> sendOn(run));
        }
    }

    private Future<Void> send(LoadRun run, PushEvent event, long since) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path.apply(event))
                        .setHeaders(headers))
                .compose(request -> request.send(Buffer.buffer(event.body())))
                .compose(answer -> answer.body().map(body -> answer.statusCode()))
                // No answer at all counts as one, so that a server that drops connections is seen.
                .otherwise(0)
                .map(status -> {
                    run.answered(event, status, System.nanoTime() - since);
                    return null;
                });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
