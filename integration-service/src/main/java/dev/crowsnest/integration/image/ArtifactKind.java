package dev.crowsnest.integration.image;

/** What a manifest stands for. */
public enum ArtifactKind {
    /** Nobody has said yet. */
    UNKNOWN,
    /** An image of one platform. */
    IMAGE,
    /** Images of several platforms. */
    INDEX,
    /** A signature, an SBOM, an attestation, a chart: no image. */
    ARTIFACT
}
