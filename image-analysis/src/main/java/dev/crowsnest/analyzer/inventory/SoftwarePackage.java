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
 * @param streams whose package it may be where that is not, or not surely, the image's distribution at its release: one when it
 *     is known, several when nothing says which, newest first; else empty
 */
public record SoftwarePackage(
        String purl, PackageRecord record, Digest layer, List<String> paths, List<String> streams) {

    /** A package of the image's own release, or of a language. */
    public SoftwarePackage(String purl, PackageRecord record, Digest layer, List<String> paths) {
        this(purl, record, layer, paths, List.of());
    }

    /** Copies the lists. */
    public SoftwarePackage {
        paths = List.copyOf(paths);
        streams = List.copyOf(streams);
    }
}
