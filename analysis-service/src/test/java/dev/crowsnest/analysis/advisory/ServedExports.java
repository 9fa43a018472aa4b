package dev.crowsnest.analysis.advisory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves a directory of exports with entity tags, and tells what was asked of it. */
final class ServedExports implements AutoCloseable {

    private final HttpServer server;
    private final Path directory;
    private final List<String> answers = new CopyOnWriteArrayList<>();

    ServedExports(Path directory) {
        this.directory = directory;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Status and path of each answer since the last time. */
    List<String> answers() {
        List<String> since = List.copyOf(answers);
        answers.clear();
        return since;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Path file = directory.resolve(path.substring(1));
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            String tag = '"' + Digest.of(body).abbreviated() + '"';
            boolean isKnown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    .filter(tag::equals)
                    .isPresent();
            int status = !Files.isRegularFile(file) ? 404 : isKnown ? 304 : 200;
            answers.add(status + " " + path);
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
