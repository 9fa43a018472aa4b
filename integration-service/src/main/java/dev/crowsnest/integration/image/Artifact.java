package dev.crowsnest.integration.image;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest is, as far as is known.
 *
 * @param mediaType of the manifest; absent when nobody said
 * @param artifactType of its configuration or what it declares itself; absent when nobody said
 */
public record Artifact(
        ArtifactKind kind,
        @Nullable String mediaType,
        @Nullable String artifactType) {

    /** Nothing is known. */
    public static final Artifact UNKNOWN = new Artifact(ArtifactKind.UNKNOWN, null, null);

    private static final Set<String> INDEXES = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    private static final Set<String> IMAGE_CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    // Cosign keeps what belongs to an image under such a tag; without an ending, it is the list of an image's
    // referrers.
    private static final Pattern COMPANION_TAG = Pattern.compile("sha256-[0-9a-f]{64}(?:\\.(sig|att|sbom))?");

    private static final Map<String, String> NAMES = Map.of(
            "application/vnd.dev.cosign.artifact.sig.v1+json", "a signature",
            "application/vnd.dev.cosign.simplesigning.v1+json", "a signature",
            "application/vnd.cncf.notary.signature", "a signature",
            "application/vnd.dev.sigstore.bundle.v0.3+json", "a signature or an attestation",
            "application/vnd.in-toto+json", "an attestation",
            "application/spdx+json", "an SBOM",
            "application/vnd.cyclonedx+json", "an SBOM",
            "application/vnd.cncf.helm.config.v1+json", "a Helm chart");

    private static final String OTHER = "an artifact";

    /** What a push says of itself. */
    public static Artifact of(@Nullable String mediaType, @Nullable String artifactType, @Nullable String tag) {
        return new Artifact(kind(mediaType, artifactType, tag), mediaType, artifactType);
    }

    /** This and what another source says: what is known wins over what is not. */
    public Artifact with(Artifact other) {
        return new Artifact(
                other.kind == ArtifactKind.UNKNOWN || kind == ArtifactKind.ARTIFACT ? kind : other.kind,
                other.mediaType == null ? mediaType : other.mediaType,
                other.artifactType == null ? artifactType : other.artifactType);
    }

    /** The same, of another kind. */
    public Artifact as(ArtifactKind other) {
        return new Artifact(other, mediaType, artifactType);
    }

    /** For people: {@code a signature}. */
    public String describe() {
        return artifactType == null ? OTHER : NAMES.getOrDefault(artifactType, OTHER + " of type " + artifactType);
    }

    private static ArtifactKind kind(@Nullable String mediaType, @Nullable String artifactType, @Nullable String tag) {
        if (tag != null && COMPANION_TAG.matcher(tag).matches()) {
            return ArtifactKind.ARTIFACT;
        }
        if (mediaType != null && INDEXES.contains(mediaType)) {
            return ArtifactKind.INDEX;
        }
        if (artifactType == null) {
            return ArtifactKind.UNKNOWN;
        }
        return IMAGE_CONFIGS.contains(artifactType) ? ArtifactKind.IMAGE : ArtifactKind.ARTIFACT;
    }
}
