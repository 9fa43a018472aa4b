package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.JarEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;

/**
 * What names a jar.
 *
 * @param group empty when no pom in the jar names one: it is never guessed
 */
record JarCoordinates(String group, String artifact, String version) {

    /**
     * What the file's name has, where the manifest's version only says more: {@code 5.8.0 (b0)} for {@code 5.8.0}. Files are named
     * after artifacts and in Maven's numbering, and bundles and titles are not.
     */
    JarCoordinates calledAs(ArchiveName file) {
        return !file.version().isEmpty() && version.startsWith(file.version())
                ? new JarCoordinates(group, file.artifact(), file.version())
                : this;
    }

    /**
     * The jar that these name without a group, with what else it says.
     *
     * @param vendor as the manifest names whoever made it; empty when it does not
     */
    PackageRecord at(String inside, String vendor, JarEvidence jar) {
        var origin = new PackageRecord.Origin(null, vendor.isEmpty() ? null : vendor, null);
        return new PackageRecord(PackageType.MAVEN, group, artifact, version, null, null, origin, inside, jar);
    }

    /** The package that these name, found at {@code inside} in the outermost archive. */
    PackageRecord at(String inside) {
        return PackageRecord.ofLanguage(PackageType.MAVEN, group, artifact, version, inside);
    }
}
