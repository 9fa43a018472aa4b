package dev.crowsnest.analyzer.catalog;

/** How much of a file is read, in bytes. */
public final class CatalogLimits {

    /** Manifests and metadata of packages are kilobytes; beyond this a file is somebody's attack or mistake. */
    public static final long FILE_BYTES = 64L << 20;

    /** A dpkg status of a full desktop is 10 MiB; it is streamed, so a larger one costs time and not memory. */
    public static final long DATABASE_BYTES = 512L << 20;

    /** A jar is buffered whole to be read by its central directory; Spring Boot's largest are below this. */
    public static final long ARCHIVE_BYTES = 256L << 20;

    private CatalogLimits() {}
}
