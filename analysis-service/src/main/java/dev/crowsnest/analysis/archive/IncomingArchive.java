package dev.crowsnest.analysis.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** An archive that comes in pieces. For one caller at a time; whoever closes it deletes it. */
public final class IncomingArchive implements AutoCloseable {

    private final ArchiveFile file;
    private final long limit;
    private final FeedImport intake;
    private final OutputStream out;
    private long bytes;

    IncomingArchive(ArchiveFile file, long limit, FeedImport intake) {
        this.file = file;
        this.limit = limit;
        this.intake = intake;
        try {
            this.out = Files.newOutputStream(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the archive: " + e.getMessage(), e);
        }
    }

    /** @throws ArchiveRefusal when it becomes too large */
    public void add(byte[] piece) {
        bytes += piece.length;
        if (bytes > limit) {
            throw new ArchiveRefusal(
                    ArchiveRefusal.Kind.TOO_LARGE,
                    "could not import the archive: it is larger than " + limit
                            + " bytes; raise crowsnest.analysis.archive.max-bytes of analysis-service if it is meant to be",
                    null);
        }
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the archive: " + e.getMessage(), e);
        }
    }

    /**
     * Compares it with what it says of itself, and puts what it holds in place of what is held.
     *
     * @throws ArchiveRefusal when nothing was changed
     */
    public void takeIn() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the archive: " + e.getMessage(), e);
        }
        intake.run(UnpackedArchive.of(file.path(), file.content(), limit));
    }

    @Override
    public void close() {
        try (file) {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the archive: " + e.getMessage(), e);
        }
    }
}
