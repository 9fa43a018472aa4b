package dev.crowsnest.testsupport.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a registry as a push needs; it checks digests and remembers each request. */
final class SmallRegistry implements AutoCloseable {

    private static final String UPLOADS = "/blobs/uploads/";

    private final HttpServer server;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String authorization = "";

    SmallRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Map<String, byte[]> blobs() {
        return blobs;
    }

    /** By {@code repository:reference}. */
    Map<String, byte[]> manifests() {
        return manifests;
    }

    List<String> requests() {
        return requests;
    }

    void requireAuthorization(String value) {
        authorization = value;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            requests.add(exchange.getRequestMethod() + " " + path + (type == null ? "" : " " + type));
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status(exchange, path, body), -1);
        }
    }

    private int status(HttpExchange exchange, String path, byte[] body) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (!authorization.isEmpty() && !authorization.equals(sent)) {
            return 401;
        }
        return switch (exchange.getRequestMethod()) {
            case "HEAD" -> blobs.containsKey(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404;
            case "POST" -> startUpload(exchange, path);
            case "PUT" -> path.contains(UPLOADS) ? storeBlob(exchange, body) : storeManifest(exchange, path, body);
            default -> 405;
        };
    }

    private static int startUpload(HttpExchange exchange, String path) {
        // Relative and with a query of its own: both are allowed, and clients must keep the query.
        exchange.getResponseHeaders().add("Location", path + "1234?state=x");
        return 202;
    }

    private int storeBlob(HttpExchange exchange, byte[] body) {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        if (!query.equals("state=x&digest=" + Sha256.of(body))) {
            return 400;
        }
        blobs.put(Sha256.of(body), body);
        return 201;
    }

    private int storeManifest(HttpExchange exchange, String path, byte[] body) {
        String[] parts = path.substring("/v2/".length()).split("/manifests/");
        manifests.put(parts[0] + ":" + parts[1], body);
        exchange.getResponseHeaders().add("Docker-Content-Digest", Sha256.of(body));
        return 201;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
