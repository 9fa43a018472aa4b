package dev.crowsnest.testsupport.image;

import java.util.Arrays;

/**
 * A layer as a registry stores it.
 *
 * @param blob the compressed bytes
 * @param digest of the blob, unless a test lets it lie
 * @param diffId digest of the tar archive inside
 * @param mediaType in OCI's words; an image of Docker's schema translates it
 */
public record BuiltLayer(byte[] blob, String digest, String diffId, String mediaType) {

    /** A layer of any bytes, with its true digest; for attestations, signatures and what is not a tar at all. */
    public static BuiltLayer of(byte[] blob, String mediaType) {
        String digest = Sha256.of(blob);
        return new BuiltLayer(blob, digest, digest, mediaType);
    }

    /** The number of compressed bytes. */
    public long size() {
        return blob.length;
    }

    /** The same bytes under a digest that is not theirs. */
    public BuiltLayer claimingDigest(String other) {
        return new BuiltLayer(blob, other, diffId, mediaType);
    }

    /** The same bytes under a diff id that is not theirs. */
    public BuiltLayer claimingDiffId(String other) {
        return new BuiltLayer(blob, digest, other, mediaType);
    }

    /** The same bytes under another media type. */
    public BuiltLayer claimingMediaType(String other) {
        return new BuiltLayer(blob, digest, diffId, other);
    }

    /** A layer that ends too early, with the true digest of what is left. */
    public BuiltLayer truncatedTo(int length) {
        byte[] rest = Arrays.copyOf(blob, Math.min(length, blob.length));
        return new BuiltLayer(rest, Sha256.of(rest), diffId, mediaType);
    }

    Blob asBlob() {
        return new Blob(blob, digest, mediaType);
    }
}
