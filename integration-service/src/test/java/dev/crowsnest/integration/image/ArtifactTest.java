package dev.crowsnest.integration.image;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArtifactTest {

    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 1.0, UNKNOWN",
                "application/vnd.oci.image.manifest.v1+json, -, 1.0, UNKNOWN",
                "application/vnd.oci.image.index.v1+json, -, 1.0, INDEX",
                "application/vnd.docker.distribution.manifest.list.v2+json, -, -, INDEX",
                "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.config.v1+json, -, IMAGE",
                "-, application/vnd.docker.container.image.v1+json, 1.0, IMAGE",
                "-, application/vnd.cncf.helm.config.v1+json, 1.0, ARTIFACT",
            })
    void knowsByMediaTypesWhatAManifestIs(String mediaType, String artifactType, String tag, ArtifactKind kind) {
        assertThat(Artifact.of(mediaType, artifactType, tag).kind()).isEqualTo(kind);
    }

    @Test
    void knowsCosignsCompanionsByTheirTags() {
        String digest = "sha256-" + "b".repeat(64);

        assertThat(Artifact.of(null, CONFIG, digest + ".sig").kind()).isEqualTo(ArtifactKind.ARTIFACT);
        assertThat(Artifact.of(null, CONFIG, digest).kind()).isEqualTo(ArtifactKind.ARTIFACT);
        assertThat(Artifact.of(null, CONFIG, "sha256-notes").kind()).isEqualTo(ArtifactKind.IMAGE);
    }

    @Test
    void namesWhatPeopleKnowAndTheTypeOfWhatTheyDoNot() {
        assertThat(Artifact.of(null, "application/spdx+json", null).describe()).isEqualTo("an SBOM");
        assertThat(Artifact.of(null, "application/x-new", null).describe())
                .isEqualTo("an artifact of type application/x-new");
    }

    @Test
    void keepsWhatIsKnownWhenALaterPushSaysLess() {
        Artifact known = Artifact.of("application/vnd.oci.image.index.v1+json", null, "1.0");

        assertThat(known.with(Artifact.UNKNOWN)).isEqualTo(known);
        assertThat(Artifact.UNKNOWN.with(known)).isEqualTo(known);
    }
}
