package dev.crowsnest.cli.advisory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Main;
import dev.crowsnest.cli.Surroundings;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.OciLayout;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
    private String list = "npm\n";
    private HttpServer server;

    @TempDir
    private Path home;

    @BeforeEach
    void serve() throws IOException {
        archive = archive();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            boolean isList = exchange.getRequestURI().getPath().endsWith(".txt");
            byte[] body = isList ? list.getBytes(StandardCharsets.UTF_8) : archive;
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        // As OSV's own server, unlike a mirror.
        server.createContext("/osv/KEV/", AdvisoryDownloadTest::hasNone);
        server.createContext("/osv/EPSS/", AdvisoryDownloadTest::hasNone);
        server.start();
    }

    private static void hasNone(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isMadeAnewWhenAPersonAsksAndStaysWhenThatFails() throws IOException {
        AdvisoryCopy first = download().current();
        assertThat(served).hasValue(2);
        download().renewed();
        assertThat(served).hasValue(4);

        archive = new byte[10];
        assertThatThrownBy(() -> download().renewed()).hasMessageEndingWith("stays as it is");
        assertThat(Files.size(first.archive("npm"))).isGreaterThan(10);
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
        assertThat(Files.size(second.directory().resolve("npm").resolve("all.zip")))
                .isGreaterThan(archive.length);
    }

    @Test
    void staysWhenTheServerListsNothing() throws IOException {
        age(download().current());
        list = "";

        assertThat(download().current().synced()).isBefore(Instant.now().minus(Duration.ofHours(25)));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no <Ecosystem>/all.zip; the copy of");
    }

    @Test
    void isFetchedAnewWhenItTurnsOutToBeDamaged() throws IOException {
        List<Advisory> found = found();
        assertThat(found).hasSize(1);
        Path copy = copyOfTheShelf();
        Files.write(copy.resolve("npm/all.zip"), Arrays.copyOf(archive, archive.length / 2));

        assertThat(found()).isEqualTo(found);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("it is fetched anew");
        assertThat(Files.readAllBytes(copy.resolve("npm/all.zip"))).isEqualTo(archive);
    }

    @Test
    void refusesAListThatLeavesTheCopy() {
        list = "../../outside\n";

        assertThatThrownBy(() -> download().current())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("it lists '../../outside', which is no ecosystem");
        assertThat(home.resolve("outside")).doesNotExist();
    }

    @Test
    void holdsWhatAMirrorKnowsOfAttacks() {
        byte[] kev = """
                {"catalogVersion":"2099.01.01","count":1,"vulnerabilities":[
                 {"cveID":"CVE-2099-1001","dateAdded":"2099-01-02","knownRansomwareCampaignUse":"Known"}]}
                """.getBytes(StandardCharsets.UTF_8);
        server.removeContext("/osv/KEV/");
        server.createContext("/osv/KEV/", exchange -> {
            exchange.sendResponseHeaders(200, kev.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(kev);
            }
        });

        Exploitation known = new AdvisoryShelf(surroundings())
                .ask(
                        address().toString(),
                        shelved -> shelved.exploitations()
                                .of(List.of("CVE-2099-1001"))
                                .get("CVE-2099-1001"));

        assertThat(known).isEqualTo(new Exploitation(new KevEntry(LocalDate.of(2099, 1, 2), null, true), null));
    }

    @Test
    void isMadeOnceByTwoRunsAtOnce() throws Exception {
        Path layout = home.resolve("layout");
        OciLayout.write(layout, ImageBuilder.oci().build(), "1");
        List<Process> runs = List.of(commandLine(layout), commandLine(layout));

        for (Process run : runs) {
            assertThat(run.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"advisories\" : 1,");
            assertThat(run.exitValue()).isZero();
        }
        assertThat(served).hasValue(2);
    }

    @Test
    void failsWithoutACopyAndWithoutAServer() {
        server.stop(0);
        assertThatThrownBy(() -> download().current())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("could not fetch the advisories of");
    }

    private static void age(AdvisoryCopy copy) throws IOException {
        Files.setLastModifiedTime(copy.directory(), FileTime.from(Instant.now().minus(Duration.ofHours(26))));
    }

    private List<Advisory> found() {
        return new AdvisoryShelf(surroundings())
                .ask(address().toString(), known -> known.advisories().naming(List.of("A-1")));
    }

    private AdvisoryDownload download() {
        return new AdvisoryDownload(address(), surroundings(), home.resolve("copy"));
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/osv");
    }

    private Surroundings surroundings() {
        var to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Surroundings(new ByteArrayInputStream(new byte[0]), to, to, Map.of("HOME", home.toString()));
    }

    private Path copyOfTheShelf() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".cache"))) {
            return files.filter(file -> file.endsWith(Path.of("npm", "all.zip")))
                    .findFirst()
                    .orElseThrow()
                    .getParent()
                    .getParent();
        }
    }

    /** The command line in a process of its own: a turn is between processes. */
    private Process commandLine(Path layout) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "cves",
                "--format",
                "json",
                "--advisories",
                address().toString(),
                layout.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "CROWSNEST_SERVER"));
        return builder.redirectError(home.resolve("err").toFile()).start();
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
