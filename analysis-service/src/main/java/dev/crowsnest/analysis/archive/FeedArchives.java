package dev.crowsnest.analysis.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Archives on their way out and in, which lie in a temporary directory meanwhile. */
@ApplicationScoped
public class FeedArchives {

    private final FeedExport export;
    private final FeedImport intake;
    private final ArchiveConfig config;

    FeedArchives(FeedExport export, FeedImport intake, ArchiveConfig config) {
        this.export = export;
        this.intake = intake;
        this.config = config;
    }

    /**
     * Makes an archive of all that is held; whoever closes it deletes it.
     *
     * @throws ArchiveRefusal when there is nothing to export
     */
    public ArchiveFile export() {
        ArchiveFile file = ArchiveFile.in(directory());
        try (OutputStream out = Files.newOutputStream(file.path())) {
            export.write(out);
            return file;
        } catch (IOException e) {
            file.close();
            throw new UncheckedIOException("could not write the archive: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Where an archive is put together that comes in pieces. */
    public IncomingArchive receive() {
        return new IncomingArchive(ArchiveFile.in(directory()), config.maxBytes(), intake);
    }

    private Path directory() {
        try {
            Path parent = config.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
            return Files.createTempDirectory(parent, "crowsnest-archive-");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "could not make room for the archive: " + e.getMessage()
                            + "; crowsnest.analysis.archive.directory names where it may lie",
                    e);
        }
    }
}
