package dev.crowsnest.analyzer.oci.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.testsupport.image.Blob;
import dev.crowsnest.testsupport.image.BuiltManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry of a few blobs whose answers a test can replace, one request at a time. It remembers what it was asked. */
public final class FakeRegistry implements AutoCloseable {

    /** Ways to answer. */
    @FunctionalInterface
    public interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    /** What a request said. */
    public record Asked(String path, String authorization) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Blob> content = new ConcurrentHashMap<>();
    private final Map<String, Deque<Answer>> replaced = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answer gate = exchange -> {};

    private FakeRegistry(HttpServer server) {
        this.server = server;
    }

    public static FakeRegistry start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var registry = new FakeRegistry(server);
            server.setExecutor(registry.threads);
            server.createContext("/", registry::handle);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds an image under a tag, with its blobs and children. */
    public FakeRegistry hold(String repository, String tag, BuiltManifest image) {
        content.put("/v2/" + repository + "/manifests/" + tag, image.manifest());
        hold(repository, image);
        return this;
    }

    private void hold(String repository, BuiltManifest image) {
        content.put("/v2/" + repository + "/manifests/" + image.manifest().digest(), image.manifest());
        image.blobs().forEach(blob -> content.put("/v2/" + repository + "/blobs/" + blob.digest(), blob));
        image.children().forEach(child -> hold(repository, child));
    }

    /** Answers the next request whose path ends so in another way; called again, the one after it too. */
    public FakeRegistry next(String pathEnd, Answer answer) {
        replaced.computeIfAbsent(pathEnd, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** Looks at every request first; one that it answers goes no further. */
    public FakeRegistry gate(Answer answer) {
        gate = answer;
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public RegistryTarget target(String repository) {
        return new RegistryTarget(
                address(), repository, RegistryCredential::none, RegistryListener.none(), impatient());
    }

    /** Short enough for tests, long enough for a busy machine. */
    public static RegistryPatience impatient() {
        return new RegistryPatience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                3,
                Duration.ofMillis(1),
                Duration.ofSeconds(5));
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    public static Answer status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        };
    }

    public static Answer redirect(String location) {
        return status(307, "", "Location", location);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(new Asked(path, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        Answer answer = replacement(path);
        if (answer != null) {
            answer.send(exchange);
            return;
        }
        gate.send(exchange);
        if (exchange.getResponseCode() < 0) {
            serve(exchange, content.get(path));
        }
    }

    private Answer replacement(String path) {
        return replaced.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(entry -> entry.getValue().poll())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void serve(HttpExchange exchange, Blob blob) throws IOException {
        if (blob == null) {
            status(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"not here\"}]}")
                    .send(exchange);
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", blob.mediaType());
        exchange.sendResponseHeaders(200, blob.size());
        exchange.getResponseBody().write(blob.bytes());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
