package dev.crowsnest.analysis.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Archives of advisories on their way out and in. */
@ConfigMapping(prefix = "crowsnest.analysis.archive")
public interface ArchiveConfig {

    /** The largest archive that is taken in, in bytes. All of OSV has several hundred megabytes. */
    @WithDefault("2147483648")
    long maxBytes();

    /**
     * Where archives lie while they are made or read, with room for two of the largest: the one that came and what is in it. The
     * directory for temporary files when there is none.
     */
    Optional<Path> directory();
}
