package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that an image holds, once however many files record it.
 *
 * @param purl canonical package-url, for display: two packages with one purl may still be judged apart
 * @param layer blob of the first layer of the unbroken run of layers that hold the package at this version
 * @param paths the files that record it, sorted; a place inside an archive follows {@code !/}
 * @param streams whose package it may be where that is not, or not surely, the image's distribution at its release: one when it
 *     is known, several when nothing says which, newest first; else empty
 * @param owner the distribution's package that brought all files that record this one; absent for what nobody owns
 */
public record SoftwarePackage(
        String purl,
        PackageRecord record,
        Digest layer,
        List<String> paths,
        List<String> streams,
        @Nullable SoftwarePackage owner) {

    /** A package of the image's own release, or of a language. */
    public SoftwarePackage(String purl, PackageRecord record, Digest layer, List<String> paths) {
        this(purl, record, layer, paths, List.of(), null);
    }

    /** The same package, which another one brought. */
    SoftwarePackage ownedBy(@Nullable SoftwarePackage bringing) {
        return new SoftwarePackage(purl, record, layer, paths, streams, bringing);
    }

    /** Copies the lists. */
    public SoftwarePackage {
        paths = List.copyOf(paths);
        streams = List.copyOf(streams);
    }
}
