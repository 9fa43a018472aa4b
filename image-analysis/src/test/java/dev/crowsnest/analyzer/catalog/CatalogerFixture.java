package dev.crowsnest.analyzer.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.testsupport.golden.GoldenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A tree of files as a layer holds them, and what a cataloger is to say of those that it wants.
 *
 * @param folder holds the tree and {@code expected.json}
 */
record CatalogerFixture(Path folder, Cataloger cataloger) {

    private static final String EXPECTED = "expected.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addMixIn(FileEvidence.class, WithoutCataloger.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    /** What is expected of a file does not change with the revision. */
    @JsonIgnoreProperties("cataloger")
    private interface WithoutCataloger {}

    /** One test for each folder in {@code fixtures}. */
    static Stream<DynamicTest> in(Path fixtures, Cataloger cataloger) throws IOException {
        try (var folders = Files.list(fixtures)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> new CatalogerFixture(folder, cataloger))
                    .map(fixture -> DynamicTest.dynamicTest(
                            fixture.folder().getFileName().toString(), fixture::matches));
        }
    }

    private void matches() throws IOException {
        GoldenFile.of(folder.resolve(EXPECTED).toString()).matchesJson(JSON.writeValueAsString(evidence()));
    }

    private List<FileEvidence> evidence() throws IOException {
        var evidence = new ArrayList<FileEvidence>();
        for (Path file : files()) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (cataloger.wants(path)) {
                try (InputStream content = Files.newInputStream(file)) {
                    evidence.add(cataloger.catalog(new CatalogedFile(path, Files.size(file), content)));
                }
            }
        }
        return evidence;
    }

    private List<Path> files() throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(folder.resolve(EXPECTED)))
                    .sorted()
                    .toList();
        }
    }
}
