package dev.crowsnest.testsupport.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;

/**
 * An expected result in a file of the repository.
 *
 * <p>{@code -Dgolden.update=true} writes the actual result instead of comparing, so that a change is reviewed as a diff.
 */
public final class GoldenFile {

    /** The system property that makes each comparison rewrite its file. */
    public static final String UPDATE = "golden.update";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    // Line ends that do not depend on the machine, and one array element on a line, which makes short diffs.
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT));

    private final Path path;

    private GoldenFile(Path path) {
        this.path = path;
    }

    /** The file at this path; a relative one begins at the module's directory, as in {@code src/test/resources/…}. */
    public static GoldenFile of(String path) {
        return new GoldenFile(Path.of(System.getProperty("basedir", "")).resolve(path));
    }

    /**
     * Fails unless the JSON text says the same as the file; the order of an object's members does not count, that of an
     * array's elements does.
     */
    public void matchesJson(String actual) {
        compare(canonical(actual, "the actual result"), true);
    }

    /** Fails unless the text is the file's, byte for byte. */
    public void matchesText(String actual) {
        compare(actual, false);
    }

    private void compare(String actual, boolean json) {
        if (Boolean.getBoolean(UPDATE)) {
            write(actual);
            return;
        }
        Assertions.assertThat(path)
                .withFailMessage(
                        "There is no %s; -D%s=true writes it with the actual result:%n%s", path, UPDATE, actual)
                .exists();
        String expected = json ? canonical(read(), path.toString()) : read();
        Assertions.assertThat(actual)
                .as("%s (if the new result is right: -D%s=true)", path, UPDATE)
                .isEqualTo(expected);
    }

    private String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }

    private void write(String actual) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, actual);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + path, e);
        }
    }

    private static String canonical(String json, String origin) {
        try {
            return PRETTY.writeValueAsString(sorted(JSON.readTree(json))) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(origin + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The tree with every object's members in the order of their names. */
    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, Object> members = new TreeMap<>();
            node.fields().forEachRemaining(member -> members.put(member.getKey(), sorted(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            return node.valueStream().map(GoldenFile::sorted).toList();
        }
        return node;
    }
}
