package dev.crowsnest.analyzer.advisory.osv;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.analyzer.advisory.Advisory;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OsvExportTest {

    private static final int LOCAL_HEADER = 30;
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void readsTheRecordsOfADirectory() throws IOException {
        write("npm", archive("A-1", "A-2"));
        write("Debian", archive("D-1"));

        assertThat(export().ecosystems()).containsExactly("Debian", "npm");
        assertThat(read("npm")).extracting(Advisory::id).containsExactly("A-1", "A-2");
    }

    @Test
    void countsARecordThatCannotBeReadAndGoesOn() throws IOException {
        write("npm", zip(List.of("A-1.json", "broken.json", "A-2.json"), List.of(record("A-1"), "{", record("A-2"))));

        List<Advisory> read = new ArrayList<>();
        ExportCount count = export().read("npm", read::add);

        assertThat(read).hasSize(2);
        assertThat(count.advisories()).isEqualTo(2);
        assertThat(count.malformed()).isEqualTo(1);
        assertThat(count.problems()).containsExactly("broken.json: it is no JSON");
    }

    @Test
    void failsWhereverTheArchiveIsCutShort() throws IOException {
        byte[] whole = archive("A-1", "A-2", "A-3");
        for (int length = 0; length < whole.length; length++) {
            write("npm", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read("npm"))
                    .as("cut after %d of %d bytes", length, whole.length)
                    .isInstanceOf(AdvisorySourceException.class);
        }
        write("npm", whole);
        assertThat(read("npm")).hasSize(3);
    }

    @Test
    void failsOnBytesThatChanged() throws IOException {
        byte[] whole = archive("A-1", "A-2");
        whole[LOCAL_HEADER + "A-1.json".length() + 4] ^= 0x55;
        write("npm", whole);

        assertThatThrownBy(() -> read("npm"))
                .isInstanceOf(AdvisorySourceException.class)
                .hasMessageStartingWith("could not read the advisories of");
    }

    @Test
    void readsArchivesOfMoreEntriesThanSixteenBitsCount() throws IOException {
        String[] ids = IntStream.range(0, 70_000).mapToObj(i -> "A-" + i).toArray(String[]::new);
        write("npm", archive(ids));

        assertThat(export().read("npm", advisory -> {}).advisories()).isEqualTo(70_000);
    }

    @Test
    void leavesOutARecordOverTheLimitAndSaysSo() throws IOException {
        write("npm", zip(List.of("A-1.json", "B-1.json"), List.of(record("A-1") + " ".repeat(2_000), record("B-1"))));

        List<Advisory> read = new ArrayList<>();
        ExportCount count = export(new ExportLimits(1_000, 10_000, 10, SHORT)).read("npm", read::add);

        assertThat(read).extracting(Advisory::id).containsExactly("B-1");
        assertThat(count.problems()).containsExactly("A-1.json: it is larger than 1000 bytes");
    }

    @Test
    void stopsAtTheLimitsOfTheWholeExport() throws IOException {
        write(
                "npm",
                zip(List.of("A-1.json", "B-1.json"), List.of(record("A-1") + " ".repeat(2_000_000), record("B-1"))));

        assertThatThrownBy(
                        () -> export(new ExportLimits(1_000, 10_000, 10, SHORT)).read("npm", advisory -> {}))
                .hasMessageEndingWith("it holds more than 10000 bytes");
        assertThatThrownBy(() -> export(new ExportLimits(10_000_000, 10_000_000, 1, SHORT))
                        .read("npm", advisory -> {}))
                .hasMessageEndingWith("it holds more than 1 records");
    }

    @Test
    void saysWhichExportIsMissing() {
        assertThatThrownBy(() -> read("nothing"))
                .isInstanceOf(AdvisorySourceException.class)
                .hasMessage("could not read the advisories of "
                        + directory.resolve("nothing").resolve("all.zip") + ": there is no such file");
    }

    @Test
    void refusesOtherAddresses() {
        assertThatThrownBy(() -> new OsvExport(URI.create("ftp://example.org/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:, http: or https:");
    }

    @Test
    void readsTheRecordsOfAServer() throws IOException {
        byte[] archive = archive("A-1");
        try (var server = new Server(archive)) {
            var export = new OsvExport(server.address());
            List<Advisory> read = new ArrayList<>();

            assertThat(export.ecosystems()).containsExactly("Rocky Linux:9", "npm");
            export.forEach(List.of("Rocky Linux:9"), read::add);

            assertThat(read).hasSize(1);
            assertThat(server.paths).contains("/osv/Rocky%20Linux%3A9/all.zip");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsWhenAServerSendsHalfAndHangsUpOrFallsSilent(boolean hangsUp) throws Exception {
        byte[] archive = archive("A-1", "A-2");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = CompletableFuture.runAsync(() -> serveHalf(socket, archive, hangsUp));
            URI address = URI.create("http://localhost:" + socket.getLocalPort() + "/");
            var export = new OsvExport(address, new ExportLimits(1_000, 10_000, 10, SHORT));
            assertThatThrownBy(() -> export.read("npm", advisory -> {}))
                    .isInstanceOf(AdvisorySourceException.class)
                    .matches(failure -> ((AdvisorySourceException) failure).isRetryable());
            server.get(10, TimeUnit.SECONDS);
        }
    }

    private static void serveHalf(ServerSocket socket, byte[] archive, boolean hangsUp) {
        try (var connection = socket.accept()) {
            var request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                assertThat(line).isNotBlank();
            }
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + archive.length + "\r\n\r\n";
            connection.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().write(archive, 0, archive.length / 2);
            connection.getOutputStream().flush();
            if (!hangsUp) {
                assertThat(request.readLine()).as("until the client gives up").isNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsTheAnswerOfAServerWithoutItsPassword() throws IOException {
        try (var server = new Server(new byte[0])) {
            URI address = URI.create(server.address().toString().replace("http://", "http://user:secret@"));
            assertThatThrownBy(() -> new OsvExport(address).read("missing", advisory -> {}))
                    .hasMessageEndingWith("/osv/missing/all.zip: the server answered 404")
                    .hasMessageNotContaining("secret");
        }
    }

    private OsvExport export() {
        return export(ExportLimits.STANDARD);
    }

    private OsvExport export(ExportLimits limits) {
        return new OsvExport(directory.toUri(), limits);
    }

    private List<Advisory> read(String ecosystem) {
        List<Advisory> read = new ArrayList<>();
        export().read(ecosystem, read::add);
        return read;
    }

    private void write(String ecosystem, byte[] archive) throws IOException {
        Files.createDirectories(directory.resolve(ecosystem));
        Files.write(directory.resolve(ecosystem).resolve("all.zip"), archive);
    }

    private static byte[] archive(String... ids) throws IOException {
        return zip(
                Arrays.stream(ids).map(id -> id + ".json").toList(),
                Arrays.stream(ids).map(OsvExportTest::record).toList());
    }

    private static String record(String id) {
        return "{\"id\": \"" + id + "\"}";
    }

    private static byte[] zip(List<String> names, List<String> contents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < names.size(); i++) {
                zip.putNextEntry(new ZipEntry(names.get(i)));
                zip.write(contents.get(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static final class Server implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<String> paths = new ArrayList<>();

        Server(byte[] archive) throws IOException {
            server.createContext("/osv/", exchange -> {
                String path = exchange.getRequestURI().getRawPath();
                paths.add(path);
                byte[] body = path.endsWith(".txt") ? "npm\nRocky Linux:9\n".getBytes(StandardCharsets.UTF_8) : archive;
                exchange.sendResponseHeaders(path.contains("missing") ? 404 : 200, body.length == 0 ? -1 : body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://localhost:" + server.getAddress().getPort() + "/osv");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
