package dev.crowsnest.local.assembly;

import dev.crowsnest.local.process.ClassArchive;
import dev.crowsnest.local.process.ProcessMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The class archives of all parts. */
final class ClassArchives {

    private final Path directory;
    private final Map<String, ClassArchive> archives = new ConcurrentHashMap<>();

    ClassArchives(Path directory) {
        this.directory = directory;
    }

    /**
     * Options of the virtual machine for one part.
     *
     * <p>A part whose class path holds a folder, as in an IDE or a test, has no archive: the virtual machine ends the running
     * process that is asked for one.
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

    /** Makes those that are missing, one after the other, of the processes that run. */
    void make(Path run) {
        archives.forEach((part, archive) -> ProcessMark.read(run.resolve(part + ".pid"))
                .flatMap(ProcessMark::process)
                .ifPresent(archive::make));
    }
}
