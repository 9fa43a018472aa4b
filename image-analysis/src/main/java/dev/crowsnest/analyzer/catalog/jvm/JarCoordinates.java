package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.JarEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;

/**
 * What names a jar.
 *
 * @param group empty when nothing in the jar names one: it is never guessed
 */
record JarCoordinates(String group, String artifact, String version) {

    /**
     * The same with the version of the file's name, where the manifest's only says more: {@code 5.8.0 (b0)} for {@code 5.8.0}. Files
     * are named in Maven's numbering, and bundles have another.
     */
    JarCoordinates numberedAs(String fileVersion) {
        return group.isEmpty() && !fileVersion.isEmpty() && version.startsWith(fileVersion)
                ? new JarCoordinates(group, artifact, fileVersion)
                : this;
    }

    /** The jar that these name so far as its own group is not known, with what else it says. */
    PackageRecord at(String inside, JarEvidence jar) {
        return new PackageRecord(
                PackageType.MAVEN,
                group,
                artifact,
                version,
                null,
                null,
                PackageRecord.Origin.UNSTATED,
                inside,
                group.isEmpty() ? jar : null);
    }

    /** The package that these name, found at {@code inside} in the outermost archive. */
    PackageRecord at(String inside) {
        return PackageRecord.ofLanguage(PackageType.MAVEN, group, artifact, version, inside);
    }
}
