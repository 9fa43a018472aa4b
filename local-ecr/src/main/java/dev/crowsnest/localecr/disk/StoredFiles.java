package dev.crowsnest.localecr.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a directory that were written whole; what an interrupted write left behind is removed. */
public final class StoredFiles {

    private StoredFiles() {}

    /** Empty when there is no such directory. */
    public static List<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var whole = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (var file : all) {
                if (DurableFile.isUnfinished(file)) {
                    Files.deleteIfExists(file);
                } else {
                    whole.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + directory + ": " + e.getMessage(), e);
        }
        return whole;
    }
}
