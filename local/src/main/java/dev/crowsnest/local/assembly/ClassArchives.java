package dev.crowsnest.local.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Archives of loaded classes, one for each part: the JVM writes one when a part ends in order, and starts faster with it.
 *
 * <p>A virtual machine that finds an archive of another build or of other jars passes over it and writes it anew.
 */
record ClassArchives(Path directory) {

    /** The first version that keeps an archive up to date by itself. */
    private static final int FIRST_VERSION = 19;

    /** Options for one part; none where the virtual machine is too old. */
    List<String> options(String part) {
        if (Runtime.version().feature() < FIRST_VERSION) {
            return List.of();
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + directory, e);
        }
        var archive = directory.resolve(part + "-" + Runtime.version().feature() + ".jsa");
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }
}
