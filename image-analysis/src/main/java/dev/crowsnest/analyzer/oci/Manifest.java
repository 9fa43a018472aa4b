package dev.crowsnest.analyzer.oci;

/** A document that a registry serves under {@code /manifests/}: one image or artifact, or a list of them. */
public sealed interface Manifest permits ImageManifest, ImageIndex {

    /** Of the raw bytes, verified by the reader. */
    Digest digest();

    MediaType mediaType();
}
