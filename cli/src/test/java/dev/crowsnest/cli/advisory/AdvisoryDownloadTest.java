package dev.crowsnest.cli.advisory;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdvisoryDownloadTest {

    private final AtomicInteger served = new AtomicInteger();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] archive = {};
    private HttpServer server;

    @TempDir
    private Path home;

    @BeforeEach
    void serve() throws IOException {
        archive = archive();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            boolean list = exchange.getRequestURI().getPath().endsWith(".txt");
            byte[] body = list ? "npm\n".getBytes(StandardCharsets.UTF_8) : archive;
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isMadeOnceADay() throws IOException {
        AdvisoryCopy first = download().current();
        assertThat(download().current()).isEqualTo(first);
        assertThat(served).hasValue(2);

        age(first);
        download().current();
        assertThat(served).hasValue(4);
    }

    @Test
    void staysWhenTheServerServesHalf() throws IOException {
        AdvisoryCopy first = download().current();
        age(first);
        archive = Arrays.copyOf(archive, archive.length / 2);

        AdvisoryCopy second = download().current();

        assertThat(second.synced()).isBefore(Instant.now().minus(Duration.ofHours(25)));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the copy of", "is used");
        assertThat(Files.size(Path.of(second.directory()).resolve("npm").resolve("all.zip")))
                .isGreaterThan(archive.length);
    }

    @Test
    void failsWithoutACopyAndWithoutAServer() {
        server.stop(0);
        assertThatThrownBy(() -> download().current())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("could not fetch the advisories of");
    }

    private static void age(AdvisoryCopy copy) throws IOException {
        Files.setLastModifiedTime(
                Path.of(copy.directory()), FileTime.from(Instant.now().minus(Duration.ofHours(26))));
    }

    private AdvisoryDownload download() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/osv");
        var to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new AdvisoryDownload(
                address,
                new Surroundings(new ByteArrayInputStream(new byte[0]), to, to, Map.of("HOME", home.toString())));
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("A-1.json"));
            zip.write("{\"id\": \"A-1\"}".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
