package dev.crowsnest.local.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A mirror of so many advisories that their load can be seen in the middle. */
record LargeMirror(Path directory) {

    static final List<String> EXPORTS = List.of("Debian:11", "Debian:12", "Go", "Maven", "PyPI", "npm");

    /** Five advisories speak of each package. */
    static final int OF_PACKAGE = 5;

    URI address() {
        return directory.toUri();
    }

    /**
     * Writes all exports anew.
     *
     * @param records of each
     * @param modified when each of them was changed last: {@code 2026-01-02}
     * @param fixed the version that ends each of them
     */
    void write(int records, String modified, String fixed) throws IOException {
        for (String export : EXPORTS) {
            Path folder = Files.createDirectories(directory.resolve(export));
            Path unfinished = folder.resolve("unfinished");
            try (var zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                for (int i = 0; i < records; i++) {
                    zip.putNextEntry(new ZipEntry(id(export, i) + ".json"));
                    zip.write(record(export, i, modified, fixed).getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            Files.move(unfinished, folder.resolve("all.zip"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String id(String export, int number) {
        return "KILL-" + export.replace(':', '-') + "-" + number;
    }

    private static String record(String export, int number, String modified, String fixed) {
        return """
               {"id": "%s", "modified": "%sT00:00:00Z", "aliases": ["CVE-2099-%d"], "summary": "of %s", "affected": [
                 {"package": {"ecosystem": "%s", "name": "package-%d"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
               """.formatted(id(export, number), modified, 10_000 + number, fixed, export, number / OF_PACKAGE, fixed);
    }
}
