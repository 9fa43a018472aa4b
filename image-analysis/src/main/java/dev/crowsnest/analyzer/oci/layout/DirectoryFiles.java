package dev.crowsnest.analyzer.oci.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of a directory. Their names come from digests and constants, never from a document's own words. */
record DirectoryFiles(Path directory) implements LayoutFiles {

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        Path file = directory.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public Optional<Long> size(String path) throws IOException {
        Path file = directory.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
    }
}
