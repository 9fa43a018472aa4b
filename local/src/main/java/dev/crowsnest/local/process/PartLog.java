package dev.crowsnest.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that a part writes to; the one of the run before is kept beside it. */
record PartLog(Path file) {

    private static final int SHOWN = 12;

    void rotate() {
        try {
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not put the log aside for " + file, e);
        }
    }

    /** The last lines, for people; none when nothing was written. */
    List<String> tail() {
        try {
            // A log may hold what an image is named, in any bytes.
            var lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
            return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
