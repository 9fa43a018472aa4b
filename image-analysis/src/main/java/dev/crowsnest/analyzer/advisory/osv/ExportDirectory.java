package dev.crowsnest.analyzer.advisory.osv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Exports in a directory of this machine. */
record ExportDirectory(Path directory) implements ExportLocation {

    private static final int BUFFER = 1 << 16;

    static ExportDirectory of(URI address) {
        try {
            return new ExportDirectory(Path.of(address));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not an address of advisories: '" + address + "'; a directory is written file:///path/to/it", e);
        }
    }

    @Override
    public List<String> ecosystems() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(ARCHIVE)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AdvisorySourceException(
                    "list the advisories in", directory.toString(), "it is no directory that can be read", false, e);
        }
    }

    @Override
    public InputStream open(String ecosystem) throws IOException {
        try {
            return new BufferedInputStream(
                    Files.newInputStream(directory.resolve(ecosystem).resolve(ARCHIVE)), BUFFER);
        } catch (NoSuchFileException e) {
            throw failure(ecosystem, "there is no such file", false, e);
        }
    }

    @Override
    public URI place(String ecosystem, String file) {
        return directory.resolve(ecosystem).resolve(file).toUri();
    }

    @Override
    public String describe(String ecosystem) {
        return directory.resolve(ecosystem).resolve(ARCHIVE).toString();
    }
}
