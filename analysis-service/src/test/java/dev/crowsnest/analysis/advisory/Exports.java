package dev.crowsnest.analysis.advisory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A directory laid out as OSV's exports are, whose records a test changes. */
public final class Exports {

    /** Vectors of the severities. */
    public static final String CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    public static final String LOW = "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N";

    private static final Pattern MODIFIED = Pattern.compile("\"modified\": \"([^\"]*)\"");

    private final Path directory;
    private final Map<String, SortedMap<String, String>> exports = new TreeMap<>();

    public Exports(Path directory) {
        this.directory = directory;
    }

    public URI address() {
        return directory.toUri();
    }

    /** An advisory of all versions of an npm package below a fix. */
    public Exports npm(String id, String name, String fixed, String vector, String... aliases) {
        return put("npm", id, record("npm", id, name, fixed, vector, aliases));
    }

    /** Adds a record, or puts it in place of the one with its id. */
    public Exports put(String export, String id, String json) {
        exports.computeIfAbsent(export, name -> new TreeMap<>()).put(id, json);
        return this;
    }

    /** Beside the record that a test takes away: an export that lost all of them is taken for damaged. */
    public Exports bystander(String export, String stream) {
        return put(export, "BYSTANDER-1", record(stream, "BYSTANDER-1", "bystander", "1", ""));
    }

    public Exports remove(String export, String id) {
        exports.get(export).remove(id);
        return this;
    }

    /** Writes the archives. */
    public URI write() {
        exports.forEach(this::write);
        return address();
    }

    /** Writes archives, and what lets a reader fetch only what changed: lists of changes, newest first, and single records. */
    public URI writeWithLists() {
        exports.forEach((export, records) -> {
            write(export, records);
            writeList(export, records);
        });
        return address();
    }

    /** Writes a list of changes alone. */
    public Exports writeList(String export) {
        writeList(export, exports.get(export));
        return this;
    }

    private void writeList(String export, Map<String, String> records) {
        try {
            var lines = new ArrayList<String>();
            for (var one : records.entrySet()) {
                Files.writeString(directory.resolve(export).resolve(one.getKey() + ".json"), one.getValue());
                var modified = MODIFIED.matcher(one.getValue());
                lines.add((modified.find() ? modified.group(1) : "2026-01-01T00:00:00Z") + "," + one.getKey());
            }
            lines.sort(Comparator.reverseOrder());
            Files.write(directory.resolve(export).resolve("modified_id.csv"), lines);
            Files.write(directory.resolve("ecosystems.txt"), exports.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts an archive in the middle, as a broken connection does. */
    public void cut(String export) {
        try {
            Path archive = archive(export);
            byte[] whole = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of an advisory; without a package when the name is empty, without severity when the vector is. */
    public static String record(
            String ecosystem, String id, String name, String fixed, String vector, String... aliases) {
        String severity = vector.isEmpty()
                ? ""
                : ", \"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"%s\"}]".formatted(vector);
        String names = aliases.length == 0 ? "" : "\"" + String.join("\", \"", aliases) + "\"";
        return """
               {"id": "%s", "modified": "2026-01-02T03:04:05Z", "aliases": [%s], "affected": [
                 {"package": {"ecosystem": "%s", "name": "%s"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]%s}
               """.formatted(id, names, ecosystem, name, fixed, severity);
    }

    private void write(String export, Map<String, String> records) {
        try {
            Files.createDirectories(directory.resolve(export));
            try (OutputStream out = Files.newOutputStream(archive(export));
                    var zip = new ZipOutputStream(out)) {
                for (var one : records.entrySet()) {
                    zip.putNextEntry(new ZipEntry(one.getKey() + ".json"));
                    zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path archive(String export) {
        return directory.resolve(export).resolve("all.zip");
    }
}
