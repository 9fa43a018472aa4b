package dev.crowsnest.testsupport.image;

import java.util.List;

/** What a tag can point to: an image or an index. */
public sealed interface BuiltManifest permits BuiltImage, BuiltIndex {

    /** The manifest's own bytes. */
    Blob manifest();

    /** Blobs that must be there before the manifest: config and layers; none for an index. */
    List<Blob> blobs();

    /** Manifests that must be there before this one; none for an image. */
    List<BuiltManifest> children();

    /** The digest of the manifest. */
    default String digest() {
        return manifest().digest();
    }

    /** The media type of the manifest. */
    default String mediaType() {
        return manifest().mediaType();
    }
}
