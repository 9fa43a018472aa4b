package dev.crowsnest.testsupport.image;

import org.jspecify.annotations.Nullable;

/**
 * Facts of an installed Debian package.
 *
 * @param source the Source field: a name, or {@code name (version)} when that differs; null when it is the package itself
 */
public record DebianPackage(
        String name,
        String version,
        String architecture,
        @Nullable String source) {

    /** A package whose source has its own name. */
    public static DebianPackage of(String name, String version, String architecture) {
        return new DebianPackage(name, version, architecture, null);
    }

    /** The same package, built from this source. */
    public DebianPackage source(String field) {
        return new DebianPackage(name, version, architecture, field);
    }

    String stanza(String status) {
        return "Package: " + name + "\n"
                + "Status: " + status + "\n"
                + "Priority: optional\nSection: misc\nMaintainer: Nobody <nobody@example.org>\n"
                + "Architecture: " + architecture + "\n"
                + (source == null ? "" : "Source: " + source + "\n")
                + "Version: " + version + "\n"
                + "Description: " + name + " as a fixture\n of more than one line\n";
    }

    /** The stanza without a status, as images without dpkg keep it in status.d. */
    String stanzaWithoutStatus() {
        return stanza("").replace("Status: \n", "");
    }
}
