package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package of an image.
 *
 * @param type as package-url names it: {@code deb}, {@code npm}
 * @param name as its own tool writes it: {@code @scope/name} for npm, {@code group:artifact} for Maven
 * @param layer digest of the blob that brought the package
 * @param paths the files that record it, sorted
 * @param owner purl of the distribution's package that brought it; absent for what nobody owns
 */
public record ListedPackage(
        String purl,
        String type,
        String name,
        String version,
        String layer,
        List<String> paths,
        @Nullable String owner) {

    /** Copies the list. */
    public ListedPackage {
        paths = List.copyOf(paths);
    }

    static ListedPackage of(SoftwarePackage software) {
        PackageRecord record = software.record();
        return new ListedPackage(
                software.purl(),
                record.type().purlType(),
                name(record),
                record.version(),
                software.layer().toString(),
                software.paths(),
                software.owner() == null ? null : software.owner().purl());
    }

    private static String name(PackageRecord record) {
        if (record.namespace().isEmpty()) {
            return record.name();
        }
        return record.namespace() + (record.type() == PackageType.MAVEN ? ":" : "/") + record.name();
    }
}
