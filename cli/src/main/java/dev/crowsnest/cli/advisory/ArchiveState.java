package dev.crowsnest.cli.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** By what an archive that changed is told from the one that was indexed, without reading it. */
record ArchiveState(long bytes, long modifiedNanos) {

    static ArchiveState of(Path archive) throws IOException {
        var attributes = Files.readAttributes(archive, BasicFileAttributes.class);
        return new ArchiveState(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
}
