package dev.crowsnest.local.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where the integration of the local registry is kept; only the owner may read it, for it holds the key of the events. */
public final class IntegrationFile {

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    public IntegrationFile(Path file) {
        this.file = file;
    }

    /** Empty when none was made yet. */
    public Optional<KeptIntegration> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(json.readValue(file.toFile(), KeptIntegration.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file + ": " + e, e);
        }
    }

    /** Replaces what was kept, whole. */
    public void write(KeptIntegration integration) {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(unfinished, json.writeValueAsBytes(integration), StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file + ": " + e, e);
        }
    }
}
