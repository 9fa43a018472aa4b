package dev.crowsnest.integration.image;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrackedImageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(60);
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));
    private static final Placement WATCHED = new Placement(true, true, false);

    private final TrackedImage unseen = TrackedImage.unseen(UUID.randomUUID(), UUID.randomUUID(), DIGEST);
    private final TrackedImage pushed = unseen.pushed(Artifact.UNKNOWN, NOON);

    @Test
    void asksForTheAnalysisOfATaggedPushToAnEnabledRepository() {
        TrackedImage next = pushed.considered(WATCHED, NOON);

        assertThat(next.state()).isEqualTo(ImageState.WAITING);
        assertThat(next.asksMoreThan(unseen)).isTrue();
        assertThat(next.reason()).isNull();
    }

    @Test
    void saysThatTheRepositoryIsNotEnabled() {
        TrackedImage next = pushed.considered(new Placement(false, true, false), NOON);

        assertThat(next.state()).isEqualTo(ImageState.NOT_ANALYZED);
        assertThat(next.reason()).isEqualTo("repository is not enabled");
    }

    @Test
    void waitsForATagOfAnUntaggedPushUnlessItsRepositoryWantsAll() {
        assertThat(pushed.considered(new Placement(true, false, false), NOON).reason())
                .contains("without a tag");
        assertThat(pushed.considered(new Placement(true, false, true), NOON).state())
                .isEqualTo(ImageState.WAITING);
    }

    @Test
    void saysWhatAnArtifactIsInsteadOfAnalysingIt() {
        var signature = Artifact.of(null, "application/vnd.dev.cosign.artifact.sig.v1+json", null);

        TrackedImage next = unseen.pushed(signature, NOON).considered(WATCHED, NOON);

        assertThat(next.state()).isEqualTo(ImageState.NOT_ANALYZED);
        assertThat(next.reason()).isEqualTo("it is a signature, not an image");
    }

    @Test
    void asksNoSecondTimeWhenAnotherTagIsPutOnTheSameDigest() {
        TrackedImage waiting = pushed.considered(WATCHED, NOON);
        TrackedImage analyzed = waiting.with(waiting.analysis().finished(mark(1)));

        assertThat(waiting.considered(WATCHED, LATER).asksMoreThan(waiting)).isFalse();
        assertThat(analyzed.pushed(Artifact.UNKNOWN, LATER)
                        .considered(WATCHED, LATER)
                        .state())
                .isEqualTo(ImageState.ANALYZED);
    }

    @Test
    void asksAgainWhenAFailedImageIsPushedAgain() {
        TrackedImage waiting = pushed.considered(WATCHED, NOON);
        TrackedImage failed = waiting.with(waiting.analysis().failed(mark(1), "the registry refused", 5));

        TrackedImage next = failed.considered(WATCHED, LATER);

        assertThat(failed.reason()).isEqualTo("the registry refused");
        assertThat(next.asksMoreThan(failed)).isTrue();
    }

    @Test
    void passesOverAResultThatIsOlderThanWhatIsKnown() {
        TrackedImage waiting = pushed.considered(WATCHED, NOON);
        Analysis analyzed = waiting.analysis().finished(mark(7));

        assertThat(analyzed.failed(mark(6), "late", 1)).isEqualTo(analyzed);
        assertThat(analyzed.progressed(mark(7), new AnalysisProgress(AnalysisState.RUNNING, null, 1)))
                .isEqualTo(analyzed);
        assertThat(analyzed.failed(mark(8), "in time", 1).state()).isEqualTo(AnalysisState.FAILED);
    }

    @Test
    void showsTheOldResultsDateWhileANewOneIsMade() {
        Analysis analyzed = pushed.analysis().requested(BEFORE).finished(mark(1));

        assertThat(analyzed.requested(LATER).analyzedAt()).isEqualTo(NOON);
    }

    @Test
    void staysDeletedWhenAnOlderPushComesLate() {
        TrackedImage deleted = unseen.deleted(NOON);

        assertThat(deleted.pushed(Artifact.UNKNOWN, BEFORE).state()).isEqualTo(ImageState.DELETED);
        assertThat(deleted.pushed(Artifact.UNKNOWN, BEFORE)
                        .considered(WATCHED, NOON)
                        .asksMoreThan(deleted))
                .isFalse();
    }

    @Test
    void comesBackWithANewerPushAndStaysWithAnOlderDeletion() {
        assertThat(unseen.deleted(NOON)
                        .pushed(Artifact.UNKNOWN, LATER)
                        .presence()
                        .isGone())
                .isFalse();
        assertThat(pushed.deleted(BEFORE).presence().isGone()).isFalse();
    }

    @Test
    void asksAgainWhenItComesBackWhateverBecameOfItsAnalysis() {
        TrackedImage waiting = pushed.considered(WATCHED, NOON);
        TrackedImage analyzed = waiting.with(waiting.analysis().finished(new ResultMark(pushed.digest(), 1, NOON)));
        for (TrackedImage image : List.of(waiting, analyzed)) {
            TrackedImage back = image.deleted(LATER).pushed(Artifact.UNKNOWN, LATER);
            assertThat(back.considered(WATCHED, LATER).asksMoreThan(back)).isTrue();
        }
    }

    @Test
    void takesTheOrderOfArrivalWithinOneSecond() {
        assertThat(pushed.deleted(NOON).state()).isEqualTo(ImageState.DELETED);
        assertThat(pushed.deleted(NOON)
                        .pushed(Artifact.UNKNOWN, NOON)
                        .presence()
                        .isGone())
                .isFalse();
    }

    @Test
    void isNotAskedForWhileItIsArchivedAndIsOnceItIsRestored() {
        TrackedImage archived = pushed.stored(true, NOON);

        assertThat(archived.state()).isEqualTo(ImageState.ARCHIVED);
        assertThat(archived.considered(WATCHED, NOON)).isEqualTo(archived);
        assertThat(archived.stored(false, LATER).considered(WATCHED, LATER).state())
                .isEqualTo(ImageState.WAITING);
        assertThat(archived.stored(false, BEFORE).state()).isEqualTo(ImageState.ARCHIVED);
    }

    @Test
    void knowsThatAFailureMayBeOfTheTimeInTheArchive() {
        TrackedImage failed =
                pushed.with(pushed.analysis().requested(NOON.plusMillis(500)).failed(mark(1), "archived", 3));

        assertThat(failed.failedBeforeItWasRestored()).isFalse();
        assertThat(failed.stored(true, LATER).failedBeforeItWasRestored()).isFalse();
        assertThat(failed.stored(false, BEFORE).failedBeforeItWasRestored()).isFalse();
        assertThat(failed.stored(false, NOON).failedBeforeItWasRestored()).isTrue();
        assertThat(pushed.stored(false, LATER).failedBeforeItWasRestored()).isFalse();
    }

    @Test
    void keepsTheResultOfAnArchivedImageInView() {
        TrackedImage analyzed = pushed.with(pushed.analysis().requested(NOON).finished(mark(1)));

        assertThat(analyzed.stored(true, LATER).state()).isEqualTo(ImageState.ANALYZED);
    }

    @Test
    void isBackWhenItIsListedLaterThanItWasTakenForDeleted() {
        TrackedImage gone = pushed.deleted(LATER);

        TrackedImage listed = gone.pushed(Artifact.UNKNOWN, Sighting.listed(NOON, LATER.plusSeconds(1), true));

        assertThat(listed.presence().isGone()).isFalse();
        assertThat(listed.presence().pushedAt()).isEqualTo(NOON);
        assertThat(gone.pushed(Artifact.UNKNOWN, Sighting.listed(NOON, NOON, true))
                        .presence()
                        .isGone())
                .isTrue();
    }

    @Test
    void saysThatItWasThereBeforeAnybodyWantedToKnow() {
        assertThat(pushed.passedOver().state()).isEqualTo(ImageState.NOT_ANALYZED);
        assertThat(pushed.passedOver().reason()).contains("before its repository was enabled");
    }

    private static ResultMark mark(long sequence) {
        return new ResultMark(DIGEST, sequence, NOON);
    }
}
