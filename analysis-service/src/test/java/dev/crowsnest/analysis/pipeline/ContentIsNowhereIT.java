package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What an image holds beside its packages leaves no trace: a marker in it is in no table, topic, log or temporary file. */
@QuarkusTest
class ContentIsNowhereIT {

    /** Larger files than the broker's segments and the database's are nobody's temporary files here. */
    private static final long LARGEST_FILE = 32L << 20;

    private final String marker = "marker-" + UUID.randomUUID();

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @Test
    void leavesNoTraceOfWhatAnImageHolds() throws IOException {
        Instant start = Instant.now();
        try (var registry = Registry.start(directory);
                var broker = Broker.connect();
                var log = CapturedLog.open()) {
            String digest = registry.push(image(), "team/secret");
            broker.send(digest, Registry.request("team/secret", digest));
            var analyzed =
                    broker.await(digest, AnalysisResult::hasImageAnalyzed).getImageAnalyzed();

            assertThat(analyzed.getPlatforms(0).getPackages()).isEqualTo(3);
            assertThat(tables()).anyMatch(row -> row.contains("ENV TOKEN=***"));
            assertThat(tables()).isNotEmpty().noneMatch(row -> row.contains(marker));
            assertThat(broker.everything())
                    .isNotEmpty()
                    .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(marker));
            assertThat(log.lines()).noneMatch(line -> line.contains(marker));
            assertThat(temporaryFilesSince(start)).isEmpty();
        }
    }

    /** Its instructions hold the marker where secrets come in: environment, build arguments, commands. */
    private BuiltImage image() {
        return ImageBuilder.oci()
                .layer(Images.debian())
                .history("ADD base /")
                .emptyHistory("ENV TOKEN=" + marker)
                .emptyHistory("ARG PASSWORD=a " + marker)
                .layer(layer())
                .history("RUN |1 KEY=" + marker + " /bin/sh -c curl -u me:" + marker + " https://host # buildkit")
                .label("label", marker)
                .build();
    }

    /** In a file that nobody wants, and in fields that nobody wants of one that is read. */
    private BuiltLayer layer() {
        return new LayerBuilder()
                .file("srv/secret.txt", marker)
                .file(
                        "usr/lib/node_modules/left-pad/package.json",
                        "{\"name\": \"left-pad\", \"version\": \"1.3.0\", \"description\": \"" + marker + "\"}")
                .gzip();
    }

    private List<String> tables() {
        List<String> rows = new ArrayList<>();
        jdbi.useHandle(handle -> {
            List<String> names = handle.createQuery(
                            "select table_name from information_schema.tables where table_schema = 'public'")
                    .mapTo(String.class)
                    .list();
            for (String name : names) {
                handle.createQuery("select * from \"" + name + "\"")
                        .mapToMap()
                        .forEach(row -> row.values().forEach(value -> rows.add(text(value))));
            }
        });
        return rows;
    }

    private static String text(Object value) {
        if (!(value instanceof byte[] bytes)) {
            return String.valueOf(value);
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private List<Path> temporaryFilesSince(Instant start) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(Path.of(System.getProperty("java.io.tmpdir")), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) {
                return place.equals(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isRecent = attributes.isRegularFile()
                        && attributes.size() < LARGEST_FILE
                        && !attributes.lastModifiedTime().toInstant().isBefore(start);
                if (isRecent && holdsMarker(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private boolean holdsMarker(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            // Temporary files of others come and go.
            return false;
        }
    }
}
