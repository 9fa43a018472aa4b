package dev.crowsnest.local.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.container.BaseImage;
import dev.crowsnest.local.container.ContainerImages;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.DockerArchive;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Our own images, analysed by ourselves: what is known of our libraries is mended or listed. The base is that of whoever builds them. */
class OwnImagesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LISTED = LauncherProcess.home().resolve("deploy/images/known-vulnerabilities");
    private static final List<String> PARTS =
            List.of("ingest-service", "integration-service", "analysis-service", "local-ecr");

    /** What our images are made of; other ecosystems would only cost time. */
    private static final List<String> ECOSYSTEMS = List.of("Maven", "npm");

    @TempDir
    private Path directory;

    private Path advisories;

    @BeforeEach
    void requireWhatTheBuildMakes() throws IOException {
        String address = System.getProperty("crowsnest.test.advisories", "");
        assumeTrue(address.startsWith("file:"), "needs -Dcrowsnest.test.advisories=file:///… with the large set");
        assumeTrue(CommandLineProcess.jar().isPresent(), "needs the jar of cli, which mvn package makes");
        for (String part : PARTS) {
            Path target = LauncherProcess.home().resolve(part + "/target");
            assumeTrue(
                    Files.exists(target.resolve("quarkus-app/quarkus-run.jar")) || Files.exists(target.resolve("lib")),
                    "needs the jars of " + part + ", which mvn package makes");
        }
        advisories = Files.createDirectory(directory.resolve("advisories"));
        for (String ecosystem : ECOSYSTEMS) {
            Files.createSymbolicLink(
                    advisories.resolve(ecosystem), Path.of(URI.create(address)).resolve(ecosystem));
        }
    }

    @Test
    void haveNoKnownVulnerabilityThatIsNotListed() throws Exception {
        Path base = archive("base", new LayerBuilder());
        new ContainerImages(
                        LauncherProcess.home(), BaseImage.parse(base.toString()), "test", List.of("amd64"), line -> {})
                .toTars(directory.resolve("images"));

        Set<String> found = new TreeSet<>();
        for (String part : PARTS) {
            JsonNode result = cves(directory.resolve("images/" + part + "-amd64.tar"));
            assertThat(result.path("packages").asInt())
                    .as("packages of " + part)
                    .isGreaterThan(20);
            found.addAll(findings(result));
        }

        assertThat(found).as("what was found, and what %s lists", LISTED).isEqualTo(listed());
    }

    /** So that the test above is known to see what there is. */
    @Test
    void wouldBeFoundToHaveWhatALibraryOfTheirsHas() throws Exception {
        byte[] jar = Files.readAllBytes(Path.of("target", "sample-jars", "log4j-core-2.14.1.jar"));
        Path image = archive("vulnerable", new LayerBuilder().file("app/lib/main/log4j-core-2.14.1.jar", jar));

        assertThat(findings(cves(image))).contains("CVE-2021-44228 pkg:maven/org.apache.logging.log4j/log4j-core");
    }

    private Path archive(String name, LayerBuilder layer) {
        BuiltImage image = ImageBuilder.oci()
                .platform("linux", "amd64")
                .layer(layer.file("etc/passwd", "root:x:0:0::/:/bin/sh\n").plain())
                .build();
        Path file = directory.resolve(name + ".tar");
        DockerArchive.write(file, image, name + ":1");
        return file;
    }

    private JsonNode cves(Path archive) throws Exception {
        var here = new CommandLineProcess(directory.resolve("home"), Map.of());
        return JSON.readTree(here.run(
                "cves", "--format", "json", "--advisories", advisories.toUri().toString(), "archive:" + archive));
    }

    private static Set<String> findings(JsonNode result) {
        Set<String> findings = new TreeSet<>();
        result.path("findings")
                .forEach(finding -> findings.add(finding.path("id").asText() + " "
                        + finding.path("purl").asText().replaceFirst("@.*", "")));
        return findings;
    }

    private static Set<String> listed() throws IOException {
        try (var lines = Files.lines(LISTED)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .map(parts -> parts[0] + " " + parts[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
