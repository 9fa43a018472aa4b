package dev.crowsnest.local.assembly;

import dev.crowsnest.local.process.ClassArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The class archives of all parts. */
final class ClassArchives {

    private final Path directory;
    private final Map<String, ClassArchive> archives = new ConcurrentHashMap<>();

    /** Archives in a directory, which is made. */
    ClassArchives(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + directory + ": " + e, e);
        }
    }

    /**
     * Options of the virtual machine for one part.
     *
     * <p>A part whose class path holds a folder, as in an IDE or a test, has no archive: the virtual machine refuses to make one.
     *
     * @param classPath the first entry is what the part is built of
     */
    List<String> options(String part, List<Path> classPath) {
        if (classPath.stream().anyMatch(Files::isDirectory)) {
            return List.of();
        }
        var file = directory.resolve(part + "-" + Runtime.version() + ".jsa");
        return archives.computeIfAbsent(part, name -> new ClassArchive(file, classPath.get(0)))
                .options();
    }

    /** Takes what the parts have left; called when all of them have ended. */
    void keep() {
        archives.values().forEach(ClassArchive::keep);
    }
}
