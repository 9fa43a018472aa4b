package dev.crowsnest.integration.image;

import dev.crowsnest.integration.image.ImageEvent.Kind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageEventTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final TrackedImage image =
            TrackedImage.unseen(UUID.randomUUID(), UUID.randomUUID(), new Digest("sha256:" + "a".repeat(64)));

    @Test
    void tellsWhatCameAndWentAndWhen() {
        TrackedImage pushed = image.pushed(Artifact.UNKNOWN, NOW);
        TrackedImage archived = pushed.stored(true, LATER);

        assertThat(ImageEvent.between(image, pushed, LATER)).containsExactly(new ImageEvent(NOW, Kind.PUSHED, null));
        assertThat(ImageEvent.between(pushed, archived, NOW))
                .containsExactly(new ImageEvent(LATER, Kind.ARCHIVED, null));
        assertThat(ImageEvent.between(archived, archived.stored(false, LATER), NOW))
                .containsExactly(new ImageEvent(LATER, Kind.RESTORED, null));
        assertThat(ImageEvent.between(pushed, pushed.deleted(LATER), NOW))
                .containsExactly(new ImageEvent(LATER, Kind.DELETED, null));
    }

    @Test
    void tellsHowAnalysesEnded() {
        TrackedImage asked = image.with(image.analysis().requested(NOW));
        TrackedImage failed =
                asked.with(asked.analysis().failed(new ResultMark(image.digest(), 1, LATER), "no answer", 5));
        TrackedImage done = asked.with(asked.analysis().finished(new ResultMark(image.digest(), 2, LATER)));
        TrackedImage leftOut = image.with(image.analysis().notAnalyzed("the repository is not enabled"));

        assertThat(ImageEvent.between(image, asked, NOW)).isEmpty();
        assertThat(ImageEvent.between(asked, failed, NOW))
                .containsExactly(new ImageEvent(LATER, Kind.FAILED, "no answer"));
        assertThat(ImageEvent.between(asked, done, NOW)).containsExactly(new ImageEvent(LATER, Kind.ANALYZED, null));
        assertThat(ImageEvent.between(image, leftOut, NOW))
                .containsExactly(new ImageEvent(NOW, Kind.LEFT_OUT, "the repository is not enabled"));
    }

    @Test
    void tellsNothingTwice() {
        TrackedImage pushed = image.pushed(Artifact.UNKNOWN, NOW);
        TrackedImage failed =
                pushed.with(pushed.analysis().failed(new ResultMark(image.digest(), 1, NOW), "no answer", 5));

        assertThat(ImageEvent.between(failed, failed.pushed(Artifact.UNKNOWN, NOW), LATER))
                .isEmpty();
        assertThat(ImageEvent.between(failed, failed.pushed(Artifact.UNKNOWN, NOW.plusMillis(300)), LATER))
                .isEmpty();
        assertThat(ImageEvent.between(failed, failed.pushed(Artifact.UNKNOWN, LATER), LATER))
                .hasSize(1);
        assertThat(ImageEvent.between(failed, failed, LATER)).isEmpty();
    }
}
