package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/**
 * A package that an image holds, once however many files record it.
 *
 * @param purl canonical package-url, for display: two packages with one purl may still be judged apart
 * @param layer blob of the first layer of the unbroken run of layers that hold the package at this version
 * @param paths the files that record it, sorted; a place inside an archive follows {@code !/}
 */
public record SoftwarePackage(String purl, PackageRecord record, Digest layer, List<String> paths) {

    /** Copies the list. */
    public SoftwarePackage {
        paths = List.copyOf(paths);
    }
}
