package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.image.Artifact;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.ResultMark;
import dev.crowsnest.integration.image.TrackedImage;
import dev.crowsnest.integration.registry.RegistryLocation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureListPageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

    @Test
    void promisesNothingOfWhatWasGivenUpAtTheFirstTry() {
        FailureListPage.Row row = row(1);

        assertThat(row.mayHelp()).isFalse();
        assertThat(row.advice()).contains("It would end the same way");
        assertThat(row.work().why()).isEqualTo("the manifest is malformed");
        assertThat(Objects.requireNonNull(row.work().since()).text()).isEqualTo("2 h");
    }

    @Test
    void saysHowOftenItWasTriedWhereAnotherTryMayHelp() {
        FailureListPage.Row row = row(3);

        assertThat(row.mayHelp()).isTrue();
        assertThat(row.advice()).contains("3 times");
    }

    private static FailureListPage.Row row(int attempts) {
        TrackedImage image = TrackedImage.unseen(UUID.randomUUID(), UUID.randomUUID(), DIGEST)
                .pushed(Artifact.UNKNOWN, NOON);
        var mark = new ResultMark(DIGEST, 1, NOON);
        var listed = new ListedImage(
                image.with(image.analysis().requested(NOON).failed(mark, "the manifest is malformed", attempts)),
                UUID.randomUUID(),
                new RegistryLocation("123456789012", "eu-central-1"),
                "shop/api",
                List.of("1"),
                List.of());
        return FailureListPage.of(new Page<>(List.of(listed), null), NOON.plusSeconds(7200))
                .rows()
                .get(0);
    }
}
