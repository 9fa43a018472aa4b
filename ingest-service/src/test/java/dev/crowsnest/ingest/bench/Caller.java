package dev.crowsnest.ingest.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** Posts over a number of kept connections; what finds none free waits for one. */
final class Caller {

    private static final long PATIENCE_MILLIS = 5_000;

    private final HttpClient client;
    private final int port;

    Caller(Vertx vertx, int port, int connections) {
        this.port = port;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
    }

    /** The status of the answer; 0 when there was none within five seconds, as long as EventBridge waits. */
    Future<Integer> post(String path, @Nullable String key, byte[] body) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .putHeader("content-type", "application/json; charset=utf-8");
        if (key != null) {
            options.putHeader("x-api-key", key);
        }
        return client.request(options)
                .compose(request -> request.setTimeout(PATIENCE_MILLIS).send(Buffer.buffer(body)))
                .compose(answer -> answer.body().map(ignored -> answer.statusCode()))
                .otherwise(0);
    }
}
