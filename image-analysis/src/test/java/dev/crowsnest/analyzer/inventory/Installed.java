package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/** Packages of images, for tests that begin where an inventory is there. */
public final class Installed {

    /** The layer that brought each of them. */
    public static final Digest LAYER = Digest.of(new byte[] {1});

    private Installed() {}

    /** One of dpkg's, whose source has the same version. */
    public static SoftwarePackage deb(String name, String source, String version) {
        var record = new PackageRecord(
                PackageType.DEB,
                "",
                name,
                version,
                new SourcePackage(source, version),
                "amd64",
                PackageRecord.Origin.UNSTATED,
                "",
                null);
        return new SoftwarePackage(
                "pkg:deb/debian/" + name + "@" + version, record, LAYER, List.of("var/lib/dpkg/status"));
    }

    /** A jar. */
    public static SoftwarePackage maven(String group, String artifact, String version) {
        return new SoftwarePackage(
                "pkg:maven/" + group + "/" + artifact + "@" + version,
                PackageRecord.ofLanguage(PackageType.MAVEN, group, artifact, version, ""),
                LAYER,
                List.of("app/" + artifact + ".jar"));
    }
}
