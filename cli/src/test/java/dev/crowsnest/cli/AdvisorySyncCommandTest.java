package dev.crowsnest.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AdvisorySyncCommandTest {

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = """
            {"items": [{"name": "KEV", "address": "file:///x", "edition": "1", "records": 1, "skipped": 0,
                        "good": "2026-11-24T12:00:00Z", "failure": null}]}""";

    @TempDir
    Path home;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + posted);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private CommandRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "advisories",
                "sync",
                "--server",
                "http://localhost:" + server.getAddress().getPort()));
        arguments.addAll(List.of(more));
        return new CommandRun(home).with("CROWSNEST_TOKEN", "secret").run(arguments.toArray(String[]::new));
    }

    @Test
    void letsAServerLookAtAMirrorAndListsWhatCameOfEachFeed() {
        CommandRun run = run("--from", "https://mirror/\"x");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("KEV").endsWith("2026-11-24T12:00:00Z\n");
        assertThat(requests).containsExactly("POST /api/v1/feeds/sync {\"from\": \"https://mirror/\\\"x\"}");
    }

    @Test
    void failsWhenAFeedThatIsMissedCouldNotBeReadAndListsAllTheSame() {
        String feed = "{\"name\": \"%s\", \"address\": \"file:///x\", \"records\": 1, \"skipped\": 0, \"good\": %s,"
                + " \"failure\": \"it is not there\"}";
        String never = feed.formatted("EPSS", "null");
        answer = "{\"items\": [" + never + "]}";
        assertThat(run().status()).isZero();

        answer = "{\"items\": [" + never + "," + feed.formatted("KEV", "\"2026-11-24T12:00:00Z\"") + ","
                + feed.formatted("OSV npm", "null") + "]}";
        CommandRun run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("EPSS", "OSV npm", "it is not there");
        assertThat(run.err()).contains("could not bring up to date: KEV, OSV npm; the list says why");
    }

    @Test
    void saysWhyAServerDoesNotLook() {
        status = 409;
        answer = "{\"detail\": \"the feeds are being looked at already\"}";

        assertThat(run().err()).endsWith("it answered 409: the feeds are being looked at already\n");
        assertThat(run().status()).isEqualTo(1);
    }

    @Test
    void asksForAnAddressWhenNoneIsNamed() {
        assertThat(new CommandRun(home).run("advisories", "sync").err()).contains("give --from ADDRESS");
        assertThat(new CommandRun(home)
                        .run("advisories", "sync", "--from", "ftp://x")
                        .err())
                .contains("write file:///path");
    }
}
