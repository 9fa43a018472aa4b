package dev.crowsnest.cli;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.localecr.LocalEcr;
import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.DockerArchive;
import dev.crowsnest.testsupport.image.OciLayout;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {

    private final BuiltImage image = SampleImage.debian();

    @TempDir
    private Path directory;

    private Path layout;

    @BeforeEach
    void writeLayout() {
        layout = directory.resolve("layout");
        OciLayout.write(layout, image, "1.0");
    }

    @Test
    void cvesShowsTheFindingsOfALayout() {
        CommandRun run = run().run("cves", "oci-dir:" + layout);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "starter set",
                        "last sync: never",
                        "CVE-2024-45491",
                        "3 vulnerabilities found in 2 of 3 packages");
    }

    @Test
    void cvesFindsTheSameInEveryForm() {
        Path tar = directory.resolve("image.tar");
        OciLayout.writeTar(tar, image, "1.0");
        Path docker = directory.resolve("docker.tar");
        DockerArchive.write(docker, image, "team/app:1.0");
        String expected = findings(run().run("cves", "--format", "json", "oci-dir:" + layout + ":1.0"));

        for (String place : List.of(layout.toString(), "archive:" + tar, tar.toString(), "archive:" + docker)) {
            assertThat(findings(run().run("cves", "--format", "json", place)))
                    .as(place)
                    .isEqualTo(expected);
        }
    }

    @Test
    void cvesPullsFromARegistryAndReadsALayerOnce() {
        try (var ecr =
                LocalEcr.start(LocalEcrConfig.in(directory.resolve("ecr")).build())) {
            RegistryPush.to(ecr.registryUri()).push(image, "team/app", "1.0");
            String reference =
                    ecr.registryUri().getHost() + ":" + ecr.registryUri().getPort() + "/team/app:1.0";
            CommandRun first = run().run("cves", "--format", "json", reference);
            assertThat(first.err()).isEmpty();
            assertThat(findings(first)).isEqualTo(findings(run().run("cves", "--format", "json", layout.toString())));
            assertThat(run().run("sbom", reference).out()).contains("libexpat1  2.5.0-1", "3 packages");
            assertThat(run().run("cves", reference + "-missing").err()).startsWith("crowsnest: could not ");
        }
    }

    @Test
    void cvesLeavesOutWhatWasNotAskedFor() {
        assertThat(run().run("cves", "--only-severity", "critical,low", layout.toString())
                        .out())
                .contains("CVE-2024-45491", "1 vulnerability found")
                .doesNotContain("CVE-2023-39804");
        assertThat(run().run("cves", "--only-fixed", layout.toString()).out()).contains("3 vulnerabilities found");
    }

    @Test
    void cvesEndsWithTwoForFindingsWhenAsked() {
        assertThat(run().run("cves", "--exit-code", layout.toString()).status()).isEqualTo(2);
        assertThat(run().run("cves", "--exit-code", "--only-severity", "unspecified", layout.toString())
                        .status())
                .isZero();
    }

    @Test
    void cvesMatchesWithAConfiguredAddress() throws IOException {
        Path advisories = directory.resolve("advisories");
        export(advisories, "Debian", """
                {"id": "DEBIAN-CVE-2099-1001", "upstream": ["CVE-2099-1001"], "affected": [{"package":
                {"ecosystem": "Debian:12", "name": "zlib"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}""");
        export(advisories, "Ubuntu", """
                {"id": "UBUNTU-CVE-2099-1001", "upstream": ["CVE-2099-1001"], "affected": [{"package":
                {"ecosystem": "Ubuntu:22.04:LTS", "name": "zlib"}, "ranges": []}], "severity": [{"type": "Ubuntu", "score": "low"},
                {"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]}""");

        CommandRun run = run().with("CROWSNEST_ADVISORIES", advisories.toUri().toString())
                .run("cves", layout.toString());

        assertThat(run.out())
                .contains(
                        "CRITICAL    CVE-2099-1001",
                        "no fix known",
                        "2 advisories",
                        advisories.toUri().toString())
                .doesNotContain("starter set", "CVE-2024-45491");
    }

    @Test
    void cvesSaysWhichAdvisoriesCouldNotBeRead() {
        CommandRun run = run().run(
                        "cves",
                        "--advisories",
                        directory.resolve("none").toUri().toString(),
                        layout.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("crowsnest: could not read the advisories of");
    }

    @Test
    void sbomListsPackagesWithLayerAndPaths() {
        assertThat(run().run("sbom", "--format", "json", layout.toString()).out())
                .contains("\"name\" : \"libexpat1\"", "\"type\" : \"deb\"", "\"var/lib/dpkg/status\"")
                .contains(image.layers().get(0).digest());
    }

    @Test
    void outputGoesToAFileWhenAsked() throws IOException {
        Path file = directory.resolve("report.json");
        CommandRun run = run().run("cves", "--format", "json", "-o", file.toString(), layout.toString());

        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(
                        run().run("cves", "--format", "json", layout.toString()).out());
    }

    /** Report and packages in one document, as each is lenient to what it does not know. */
    @Test
    void aServersPackagesComeWithWhatCouldNotBeReadOfTheImage() throws IOException {
        HttpServer server = server(new ArrayList<>(), """
                {"image": "x", "digest": "sha256:1", "platform": "linux/amd64", "packages": [], "findings": [], "undecided": [
                   {"place": "var/lib/dpkg/status", "advisory": null, "reason": "it is damaged"},
                   {"place": "pkg:deb/debian/x@1", "advisory": null, "reason": "it is a package of somebody else"},
                   {"place": "pkg:deb/debian/y@1", "advisory": "DSA-1", "reason": "its version cannot be read"}],
                 "advisories": {"name": "starter set", "advisories": 1, "synced": null}}""");
        try (var ecr =
                LocalEcr.start(LocalEcrConfig.in(directory.resolve("ecr")).build())) {
            RegistryPush.to(ecr.registryUri()).push(image, "team/app", "1.0");
            CommandRun run = run().with(
                            "CROWSNEST_SERVER",
                            "http://localhost:" + server.getAddress().getPort())
                    .with("CROWSNEST_TOKEN", "secret")
                    .input("password of the registry, which can be read once\n")
                    .run(
                            "sbom",
                            "--username",
                            "AWS",
                            "--password-stdin",
                            "localhost:" + ecr.registryUri().getPort() + "/team/app:1.0");

            assertThat(run.err())
                    .isEqualTo("crowsnest: 1 of its places could not be read whole; crowsnest cves tells which"
                            + System.lineSeparator());
            assertThat(run.status()).isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServersFeedsAreListedWithWhatIsWrongWithThem() throws IOException {
        HttpServer server = server(new ArrayList<>(), """
                {"items": [
                 {"name": "EPSS", "address": "file:///x", "edition": "2026-11-23", "records": 300000, "skipped": 2,
                  "good": "2026-11-24T12:00:00.123456Z", "failure": null},
                 {"name": "KEV", "address": "file:///x", "edition": null, "records": 0, "skipped": 0, "good": null,
                  "failure": "could not read file:///x: there is no such file"}]}""");
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            CommandRun run = run().with("CROWSNEST_TOKEN", "secret").run("advisories", "list", "--server", address);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("""
                    FEED             EDITION                RECORDS  GOOD AT
                    EPSS             2026-11-23              300000  2026-11-24T12:00:00Z 2 records could not be read, or not wholly
                    KEV              -                            0  never                could not read file:///x: there is no such file
                    """);
            assertThat(run().run("advisories", "list", "--server", address).err())
                    .startsWith("crowsnest: could not get the list of feeds from " + address)
                    .contains("set CROWSNEST_TOKEN");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theAdvisoriesThatAreUsedHereAreNamed() {
        assertThat(run().run("advisories", "list").out())
                .startsWith("starter set, ")
                .endsWith("last sync: never\n");
        assertThat(run().run("advisories").status()).isEqualTo(1);
        assertThat(run().run("advisories", "lost").err()).contains("advisories --help");
    }

    @Test
    void aServersResultIsShownWithoutAPullInTheSameBytes() throws IOException {
        String json = run().run("cves", "--format", "json", layout.toString()).out();
        List<String> requests = new ArrayList<>();
        HttpServer server = server(requests, json);
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            String reference = "registry.invalid/team/app@" + image.digest();
            CommandRun run = run().with("CROWSNEST_SERVER", address)
                    .with("CROWSNEST_TOKEN", "secret")
                    .run("cves", "--format", "json", reference);

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo(json.replace("\"" + layout + "\"", "\"" + reference + "\""));
            assertThat(requests).containsExactly("/api/v1/images/" + image.digest() + "/report Bearer secret");

            CommandRun refused = run().run("cves", "--server", address, reference);
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("set CROWSNEST_TOKEN to one that may read")
                    .hasLineCount(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void placesAreNamedAsDockerScoutNamesThemToo() {
        Path tar = directory.resolve("image.tar");
        OciLayout.writeTar(tar, image, "1.0");
        String expected = findings(run().run("cves", "--format", "json", layout.toString()));

        for (String place : List.of("oci-dir://" + layout, "oci-dir://" + layout + ":1.0", "archive://" + tar)) {
            assertThat(findings(run().run("cves", "--format", "json", place)))
                    .as(place)
                    .isEqualTo(expected);
        }
        assertThat(run().run("cves", "registry://localhost:1/app:1").err())
                .startsWith("crowsnest: could not fetch the manifest of localhost:1/app:1: ");
    }

    @Test
    void anotherPlatformThanTheImagesIsRefused() {
        assertThat(run().run("sbom", "--platform", "linux/amd64", layout.toString())
                        .status())
                .isZero();
        CommandRun run = run().run("sbom", "--platform", "linux/arm64", layout.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .endsWith("no image for linux/arm64; it is one image, for linux/amd64" + System.lineSeparator());
    }

    @Test
    void aWordThatIsNoReferenceIsNotLookedForInARegistry() {
        for (String text :
                List.of("nothing.tar", "./nothing", "/nothing", "docker://host/app:1", "docker-archive:a.tar")) {
            assertThat(run().run("cves", text).err())
                    .startsWith("crowsnest: could not find the image '" + text
                            + "': there is no such file or directory; write ")
                    .hasLineCount(1);
        }
        assertThat(run().run("cves", "oci-dir:" + layout + ":2.0").err()).contains("its images are 1.0");
    }

    @Test
    void whoMayNotReadIsToldToSignIn() throws IOException {
        HttpServer server = server(new ArrayList<>(), "{}");
        try {
            CommandRun run =
                    run().run("sbom", "localhost:" + server.getAddress().getPort() + "/app:1");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains("the registry answers 401")
                    .endsWith("sign in with docker login or --username and --password-stdin" + System.lineSeparator());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoCannotBeServedIsToldWhatToDo() {
        assertThat(run().run("cves", "localhost:1/app:1").err())
                .endsWith("; look at the address and the network, and try again" + System.lineSeparator());
        assertThat(run().run("cves", "--nonsense", "x").err())
                .isEqualTo("crowsnest: Unknown option: '--nonsense'; crowsnest cves --help shows what it takes"
                        + System.lineSeparator());
        assertThat(run().run("cves", "--format", "xml", "x").err()).hasLineCount(1);
        assertThat(run().run("sbom").err()).hasLineCount(1);
        assertThat(run().run("cves", "--server", "http://localhost:1", "--advisories", "file:///x", "x:1")
                        .err())
                .contains("leave out --advisories");
        assertThat(run().run("cves", "-o", directory.resolve("none/x").toString(), layout.toString())
                        .err())
                .endsWith(": there is no such directory" + System.lineSeparator());
    }

    @Test
    void aServerOfTheEnvironmentIsLeftOutByAnEmptyOne() {
        CommandRun run =
                run().with("CROWSNEST_SERVER", "http://localhost:1").run("cves", "--server=", layout.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("starter set");
    }

    @Test
    void helpTellsTheExitStatus() {
        assertThat(run().run("cves", "--help").out())
                .contains("Exit status:", "2   there are findings, and --exit-code was given");
        assertThat(run().run("sbom", "--help").out())
                .contains("Exit status:", "list or json")
                .doesNotContain("--exit-code");
    }

    @Test
    void errorsAreOneSentence() {
        assertThat(run().run("cves", "oci-dir:" + directory.resolve("nothing")).err())
                .startsWith("crowsnest: could not ")
                .hasLineCount(1);
        assertThat(run().run("cves", "Not An Image").err()).hasLineCount(1);
        assertThat(run().run("cves", "--platform", "windows", layout.toString()).status())
                .isEqualTo(1);
        assertThat(run().run("cves", "--username", "me", layout.toString()).err())
                .isEqualTo("crowsnest: --username and --password-stdin are given together" + System.lineSeparator());
    }

    private CommandRun run() {
        return new CommandRun(directory.resolve("home"));
    }

    private static String findings(CommandRun run) {
        assertThat(run.err()).isEmpty();
        String json = run.out();
        return json.substring(json.indexOf("\"findings\""));
    }

    private static void export(Path advisories, String ecosystem, String record) throws IOException {
        Files.createDirectories(advisories.resolve(ecosystem));
        try (var zip = new ZipOutputStream(
                Files.newOutputStream(advisories.resolve(ecosystem).resolve("all.zip")))) {
            zip.putNextEntry(new ZipEntry("record.json"));
            zip.write(record.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpServer server(List<String> requests, String json) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            if (authorization == null) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                requests.add(exchange.getRequestURI() + " " + authorization);
                exchange.sendResponseHeaders(200, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
            exchange.close();
        });
        server.start();
        return server;
    }
}
