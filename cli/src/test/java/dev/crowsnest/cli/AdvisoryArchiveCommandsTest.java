package dev.crowsnest.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AdvisoryArchiveCommandsTest {

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "";
    private int missing;

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
            boolean isWanted = exchange.getRequestMethod().equals("POST")
                    || exchange.getRequestHeaders().getFirst("Accept").contains("application/octet-stream");
            exchange.sendResponseHeaders(isWanted ? status : 406, body.length + missing);
            exchange.getResponseBody().write(body);
        }
    }

    private CommandRun run(String verb, Path file) {
        return new CommandRun(home)
                .with("CROWSNEST_TOKEN", "secret")
                .with(
                        "CROWSNEST_SERVER",
                        "http://localhost:" + server.getAddress().getPort())
                .run("advisories", verb, file.toString());
    }

    @Test
    void writesWhatTheServerExports() throws IOException {
        answer = "an archive";
        Path file = home.resolve("archive.zip");

        CommandRun run = run("export", file);

        assertThat(run.err()).isEmpty();
        assertThat(file).hasContent("an archive");
        assertThat(requests).containsExactly("GET /api/v1/feeds/archive ");
    }

    @Test
    void leavesNoHalfFile() throws IOException {
        answer = "half an arch";
        missing = 5;
        Path file = Files.writeString(home.resolve("archive.zip"), "of yesterday");

        assertThat(run("export", file).status()).isEqualTo(1);

        assertThat(file).hasContent("of yesterday");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.filter(one -> one.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void sendsAFileAndListsWhatCameOfEachFeed() throws IOException {
        answer = """
            {"items": [{"name": "KEV", "address": "file:///x", "edition": "1", "records": 1, "skipped": 0,
                        "good": "2026-11-24T12:00:00Z", "failure": null}]}""";
        Path file = Files.writeString(home.resolve("archive.zip"), "an archive");

        CommandRun run = run("import", file);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("KEV");
        assertThat(requests).containsExactly("POST /api/v1/feeds/archive an archive");
    }

    @Test
    void asksNoServerToTakeWhatIsNoFile() {
        assertThat(run("import", home).err()).contains("could not import advisories from " + home + ": it is no file");
        assertThat(run("import", home.resolve("none")).err()).contains("there is no such file");
        assertThat(requests).isEmpty();
    }

    @Test
    void saysWhyAnArchiveIsNotTaken() throws IOException {
        status = 413;
        answer = "{\"detail\": \"it is larger than 7 bytes\"}";
        Path file = Files.writeString(home.resolve("archive.zip"), "an archive");

        assertThat(run("import", file).err()).endsWith("it answered 413: it is larger than 7 bytes\n");
        assertThat(new CommandRun(home)
                        .run("advisories", "import", file.toString())
                        .err())
                .contains("give --server ADDRESS");
    }
}
