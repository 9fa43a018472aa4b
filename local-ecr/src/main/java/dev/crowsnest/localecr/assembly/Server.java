package dev.crowsnest.localecr.assembly;

import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.localecr.StartFailure;
import dev.crowsnest.localecr.access.aws.RegistryTokenOperations;
import dev.crowsnest.localecr.access.aws.StsOperations;
import dev.crowsnest.localecr.access.rest.RegistrySignIn;
import dev.crowsnest.localecr.access.rest.RoleResource;
import dev.crowsnest.localecr.bridge.aws.ConnectionOperations;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.rest.AwsEndpoint;
import dev.crowsnest.localecr.delivery.rest.DeliveryResource;
import dev.crowsnest.localecr.registry.Arrivals;
import dev.crowsnest.localecr.registry.aws.ImageListOperations;
import dev.crowsnest.localecr.registry.aws.ImageOperations;
import dev.crowsnest.localecr.registry.aws.LayerOperations;
import dev.crowsnest.localecr.registry.aws.RepositoryOperations;
import dev.crowsnest.localecr.registry.rest.ArrivalResource;
import dev.crowsnest.localecr.registry.rest.LayerDelivery;
import dev.crowsnest.localecr.registry.rest.RegistryRoutes;
import dev.crowsnest.localecr.secret.aws.SecretOperations;
import dev.crowsnest.localecr.stack.rest.StackResource;
import dev.crowsnest.localecr.topic.rest.TopicResource;
import dev.crowsnest.localecr.traffic.rest.DistanceHandler;
import dev.crowsnest.localecr.traffic.rest.FaultHandler;
import dev.crowsnest.localecr.traffic.rest.RequestRecorder;
import dev.crowsnest.localecr.traffic.rest.TrafficResource;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** All features on one port. */
public final class Server implements AutoCloseable {

    /** Threads for the disk: many small waits for it to force a file. */
    private static final int WORKERS = 16;

    private static final int LARGEST_PIECE = 256 * 1024;

    private final HttpServer server;
    private final URI uri;

    private Server(HttpServer server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /** Throws {@link StartFailure} when the port cannot be had. */
    public static Server start(LocalEcrConfig config, Parts parts) {
        var options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setHandle100ContinueAutomatically(true)
                .setMaxChunkSize(LARGEST_PIECE);
        var listening = parts.vertx()
                .createHttpServer(options)
                .requestHandler(router(config, parts))
                .listen();
        try {
            var server = listening.toCompletionStage().toCompletableFuture().join();
            parts.events().resume();
            return new Server(server, uri(config.host(), server.actualPort()));
        } catch (CompletionException e) {
            throw new StartFailure(sentence(config, Objects.requireNonNullElse(e.getCause(), e)), e);
        }
    }

    public URI uri() {
        return uri;
    }

    private static URI uri(String host, int port) {
        var reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Router router(LocalEcrConfig config, Parts parts) {
        var workers = parts.vertx().createSharedWorkerExecutor("local-ecr", WORKERS);
        var router = Router.router(parts.vertx());
        var faults = new FaultHandler(parts.faults());
        ControlAddress.mount(router);
        new TrafficResource(parts.requests(), parts.faults(), parts.distance()).mount(router);
        new DeliveryResource(parts.webhooks(), parts.ledger(), workers).mount(router);
        var arrivals = new Arrivals(parts.catalog(), parts.images(), parts.events(), config.clock());
        new ArrivalResource(arrivals, workers).mount(router);
        new RoleResource(parts.roles(), workers).mount(router);
        new StackResource(parts.stacks(), parts.customAnswers()).mount(router);
        new TopicResource(parts.topics()).mount(router);
        router.route().handler(new RequestRecorder(parts.requests(), config.clock()));
        var distance = new DistanceHandler(parts.distance());
        router.route("/v2/*").handler(distance).handler(faults);
        router.route("/_layers/*").handler(distance).handler(faults);
        router.post("/").handler(distance);
        new AwsEndpoint(config.account(), parts.access(), operations(config, parts), workers).mount(router, faults);
        registry(config, parts, router, workers);
        return router;
    }

    private static void registry(LocalEcrConfig config, Parts parts, Router router, WorkerExecutor workers) {
        var delivery = new LayerDelivery(config.redirectLayers(), config.refuseAuthorizationOnLayers());
        var signIn = new RegistrySignIn(parts.access(), config.account());
        new RegistryRoutes(
                        parts.catalog(),
                        parts.images(),
                        parts.deletion(),
                        parts.layers(),
                        delivery,
                        config.referrersApi())
                .mount(router, signIn, parts.vertx(), workers);
    }

    private static List<AwsOperations> operations(LocalEcrConfig config, Parts parts) {
        return List.of(
                new StsOperations(config.account(), parts.access()),
                new RegistryTokenOperations(parts.access()),
                new RepositoryOperations(parts.catalog()),
                new ImageListOperations(parts.catalog(), parts.images()),
                new ImageOperations(config.account(), parts.images(), parts.deletion()),
                new LayerOperations(config.account(), parts.layers()),
                new SecretOperations(parts.secrets()),
                new ConnectionOperations(parts.bridge()));
    }

    private static String sentence(LocalEcrConfig config, Throwable cause) {
        var reason = cause instanceof BindException
                ? "another process uses it, or it may not be used; choose another port"
                : String.valueOf(cause.getMessage());
        return "could not listen on %s:%d: %s".formatted(config.host(), config.port(), reason);
    }
}
