package dev.crowsnest.analyzer.oci;

import java.io.InputStream;

/**
 * Somewhere that images are read from: a repository of a registry, an OCI layout, an archive.
 *
 * <p>Safe for use by several threads at once. Every failure is an {@link ImageAccessException}.
 */
public interface ImageSource extends AutoCloseable {

    /**
     * The manifest or index under a tag or digest, its digest verified, at most 4 MiB.
     *
     * @param tagOrDigest {@code latest} or {@code sha256:…}
     */
    Manifest manifest(String tagOrDigest);

    /** The config of an image, its digest verified, at most 4 MiB. */
    ImageConfig config(ImageManifest manifest);

    /**
     * The bytes of a blob as they are stored, from the first on. The caller closes the stream; who reads to the end verifies
     * size and digest ({@code filesystem} does), since this one is handed out before they are known. A failure while
     * reading is an {@link ImageAccessException} too.
     */
    InputStream blob(Descriptor blob);

    /** Gives back connections and files. */
    @Override
    void close();
}
