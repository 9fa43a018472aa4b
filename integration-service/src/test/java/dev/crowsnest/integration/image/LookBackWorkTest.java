package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.StoredImage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookBackWorkTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final StoredImage old = image('a', 1, INDEX, "1");
    private final StoredImage child = image('b', 2, MANIFEST);
    private final StoredImage young = image('c', 3, INDEX, "2", "latest");
    private final StoredImage signature = image('d', 4, MANIFEST, "sha256-" + "c".repeat(64) + ".sig");
    private final List<StoredImage> stored = List.of(young, old, signature, child);

    @Test
    void takesTheLastPushedFirst() {
        assertThat(LookBackWork.latest(stored, 1)).containsExactly(young);
        assertThat(LookBackWork.latest(stored, 2)).containsExactly(young, old);
    }

    @Test
    void countsNeitherChildrenNorSignaturesAsImages() {
        assertThat(LookBackWork.latest(stored, 100)).containsExactly(young, old);
        assertThat(LookBackWork.latest(List.of(signature, child), 100)).isEmpty();
    }

    private static StoredImage image(char digit, int seconds, String mediaType, String... tags) {
        return new StoredImage(
                "sha256:" + String.valueOf(digit).repeat(64),
                List.of(tags),
                NOON.plusSeconds(seconds),
                mediaType,
                null,
                false);
    }
}
