package dev.crowsnest.cli.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Advisories in a directory, as OSV lays them out. */
record Exports(Path directory) {

    /** Writes one export of these records, each in an entry of its own. */
    Path write(String ecosystem, String... records) throws IOException {
        Path archive = Files.createDirectories(directory.resolve(ecosystem)).resolve("all.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            // Stored, so that a test finds the text of a record in the archive.
            zip.setLevel(0);
            for (int i = 0; i < records.length; i++) {
                zip.putNextEntry(new ZipEntry("record-" + i + ".json"));
                zip.write(records[i].getBytes(UTF_8));
            }
        }
        return archive;
    }

    /** A record of one package that is affected in all versions. */
    static String record(String id, String ecosystem, String name, String more) {
        return """
                {"id": "%s", "affected": [{"package": {"ecosystem": "%s", "name": "%s"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]%s}""".formatted(id, ecosystem, name, more);
    }
}
