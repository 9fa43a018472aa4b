package dev.crowsnest.analyzer.catalog;

/** How much of a file is read, in bytes. */
public final class CatalogLimits {

    /** Manifests and metadata of packages are kilobytes; beyond this a file is somebody's attack or mistake. */
    public static final long FILE_BYTES = 64L << 20;

    /** A dpkg status of a full desktop is 10 MiB; it is streamed, so a larger one costs time and not memory. */
    public static final long DATABASE_BYTES = 512L << 20;

    /** A jar is buffered whole to be read by its central directory; Spring Boot's largest are below this. */
    public static final long ARCHIVE_BYTES = 256L << 20;

    /** The lines that catalogers need are below a kilobyte; of a longer one the rest is passed over and never held. */
    public static final int LINE_BYTES = 64 << 10;

    /** Characters of a name or a version; no package manager takes longer ones. */
    public static final int TEXT_LENGTH = 1024;

    /** A full desktop has 5,000 packages; beyond this a file was written to fill our memory. */
    public static final int PACKAGES_PER_FILE = 200_000;

    /** Of those that record packages of a language; a package that bundles a tree of npm has a thousand. */
    public static final int OWNED_PER_FILE = 50_000;

    /** As long as Linux takes a path. */
    public static final int PATH_LENGTH = 4_096;

    /** Honest lists name a handful. */
    public static final int REPOSITORIES_PER_FILE = 1_000;

    /** Nobody reads more; a file damaged in a million places is told by the first of them and a count. */
    public static final int PROBLEMS_PER_FILE = 20;

    private CatalogLimits() {}
}
