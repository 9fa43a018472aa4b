package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;

/**
 * What names a jar.
 *
 * @param group empty when nothing in the jar names one: it is never guessed
 */
record JarCoordinates(String group, String artifact, String version) {

    /** The package that these name, found at {@code inside} in the outermost archive. */
    PackageRecord at(String inside) {
        return PackageRecord.ofLanguage(PackageType.MAVEN, group, artifact, version, inside);
    }
}
