package dev.crowsnest.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that gives the answers that it was told, to those who send its token. */
final class FakeServer implements AutoCloseable {

    static final String TOKEN = "cn_" + "t".repeat(43);

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    private record Answer(int status, String body) {}

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param request such as {@code GET /api/v1/me} */
    FakeServer answers(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** Each with its body, in the order in which they came. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add((request + " " + sent).strip());
            Answer answer =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? answers.getOrDefault(request, new Answer(404, "{}"))
                            : new Answer(401, "{}");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
