package dev.crowsnest.analyzer.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One package as one file records it.
 *
 * @param namespace Maven's group, npm's scope with its {@code @}; empty when there is none
 * @param name as the file spells it
 * @param version as the file spells it
 * @param source for distributions; absent when the file names none, then the binary is its own source
 * @param architecture as the distribution spells it
 * @param origin who made or hosts it, where a matcher must know
 * @param inside where in the file the package was found, for archives in archives: {@code BOOT-INF/lib/a.jar}; empty for
 *     the file itself
 * @param jar only of a jar that names no group
 */
public record PackageRecord(
        PackageType type,
        String namespace,
        String name,
        String version,
        @Nullable SourcePackage source,
        @Nullable String architecture,
        Origin origin,
        String inside,
        @Nullable JarEvidence jar) {

    /**
     * Who made or hosts a package.
     *
     * @param module rpm's module and stream, {@code nodejs:12}
     * @param vendor as the package says it; of a jar that names no group, the vendor's id, module or bundle of its manifest
     * @param repository as the package says it
     */
    public record Origin(
            @Nullable String module,
            @Nullable String vendor,
            @Nullable String repository) {
        public static final Origin UNSTATED = new Origin(null, null, null);
    }

    /** A package of a language: no source, no architecture, nothing said of its origin. */
    public static PackageRecord ofLanguage(
            PackageType type, String namespace, String name, String version, String inside) {
        return new PackageRecord(type, namespace, name, version, null, null, Origin.UNSTATED, inside, null);
    }
}
