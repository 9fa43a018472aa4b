package dev.crowsnest.analyzer.archive;

/**
 * One entry of a tar, its name already made harmless.
 *
 * @param path normalised: no leading or trailing slash, no {@code .} or {@code ..}; empty for the root directory
 * @param target of a link, as the archive spells it; empty for all else
 * @param size of a file's content in bytes, holes included; 0 for all else
 */
public record TarEntry(Kind kind, String path, String target, long size) {

    /** What an entry is, as far as it matters to someone who never unpacks it. */
    public enum Kind {
        FILE,
        HARD_LINK,
        SYMBOLIC_LINK,
        DIRECTORY,
        /** Devices, FIFOs and types that nobody knows. */
        OTHER
    }
}
