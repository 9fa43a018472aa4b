package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.reconcile.Comparison.LostTag;
import dev.crowsnest.integration.reconcile.KnownImages.KnownImage;
import dev.crowsnest.integration.registry.StoredImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    private static final Instant ENABLED = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant BEFORE = ENABLED.minusSeconds(60);
    private static final Instant AFTER = ENABLED.plusSeconds(60);
    private static final Instant LISTED = ENABLED.plusSeconds(3_600);
    private static final String ONE = "sha256:" + "a".repeat(64);
    private static final String TWO = "sha256:" + "b".repeat(64);
    private static final News FIRST_LOOK = new News(ENABLED, false);
    private static final News LATER_LOOK = new News(ENABLED, true);

    @Test
    void findsNothingWhereAllIsAsKnown() {
        var known = new KnownImages(Map.of(ONE, present(), TWO, present()), Map.of("1", ONE));

        Comparison found = compare(known, image(ONE, AFTER, "1"), image(TWO, AFTER));

        assertThat(found).isEqualTo(new Comparison(List.of(), List.of(), List.of()));
    }

    @Test
    void notesAnImageThatNobodyToldOf() {
        Comparison found = compare(nothing(), image(ONE, AFTER, "1", "2"));

        assertThat(found.added()).isEqualTo(1);
        assertThat(found.changed()).isZero();
        assertThat(found.seen().get(0).tags()).containsExactly("1", "2");
        assertThat(found.seen().get(0).sighting().isNews()).isTrue();
        assertThat(found.seen().get(0).sighting().pushedAt()).isEqualTo(AFTER);
        assertThat(found.seen().get(0).sighting().asOf()).isEqualTo(LISTED);
    }

    @Test
    void callsForNoAnalysisOfWhatWasThereBeforeItsRepositoryWasEnabled() {
        Comparison first = Comparison.of(nothing(), List.of(image(ONE, BEFORE, "1")), LISTED, FIRST_LOOK);
        Comparison later = Comparison.of(nothing(), List.of(image(ONE, BEFORE, "1")), LISTED, LATER_LOOK);

        assertThat(first.seen().get(0).sighting().isNews()).isFalse();
        assertThat(later.seen().get(0).sighting().isNews()).isFalse();
    }

    @Test
    void takesATagThatCameToAnOldImageForNewsOnceTheRepositoryWasLookedThrough() {
        var known = new KnownImages(Map.of(ONE, present()), Map.of());

        Comparison first = Comparison.of(known, List.of(image(ONE, BEFORE, "1")), LISTED, FIRST_LOOK);
        Comparison later = Comparison.of(known, List.of(image(ONE, BEFORE, "1")), LISTED, LATER_LOOK);

        assertThat(first.seen().get(0).sighting().isNews()).isFalse();
        assertThat(later.seen().get(0).sighting().isNews()).isTrue();
    }

    @Test
    void putsATagWhereItIsNow() {
        var known = new KnownImages(Map.of(ONE, present(), TWO, present()), Map.of("1", ONE));

        Comparison found = compare(known, image(ONE, BEFORE), image(TWO, BEFORE, "1"));

        assertThat(found.seen()).hasSize(1);
        assertThat(found.seen().get(0).image().digest()).isEqualTo(TWO);
        assertThat(found.lost()).isEmpty();
    }

    @Test
    void losesATagThatPointsToNothingWhileItsImageIsThere() {
        var known = new KnownImages(Map.of(ONE, present()), Map.of("1", ONE));

        Comparison found = compare(known, image(ONE, BEFORE));

        assertThat(found.lost()).containsExactly(new LostTag("1", new Digest(ONE)));
        assertThat(found.gone()).isEmpty();
    }

    @Test
    void findsAnImageGoneThatIsNotListedUnlessItCameLaterThanTheList() {
        var late = new KnownImage(false, false, LISTED.plusSeconds(1));
        var known = new KnownImages(Map.of(ONE, present(), TWO, late), Map.of("1", ONE));

        Comparison found = compare(known);

        assertThat(found.gone()).containsExactly(new Digest(ONE));
        assertThat(found.lost()).isEmpty();
    }

    @Test
    void findsNoImageGoneTwice() {
        var known = new KnownImages(Map.of(ONE, new KnownImage(true, false, AFTER)), Map.of());

        assertThat(compare(known).gone()).isEmpty();
    }

    @Test
    void notesThatAnImageIsBackThatWasTakenForDeleted() {
        var known = new KnownImages(Map.of(ONE, new KnownImage(true, false, BEFORE)), Map.of());

        Comparison found = compare(known, image(ONE, BEFORE));

        assertThat(found.added()).isEqualTo(1);
    }

    @Test
    void notesThatAnImageWasArchivedOrRestored() {
        var known = new KnownImages(Map.of(ONE, present(), TWO, new KnownImage(false, true, BEFORE)), Map.of("1", ONE));

        Comparison found = compare(known, archived(ONE, "1"), image(TWO, BEFORE));

        assertThat(found.seen()).hasSize(2).allMatch(Comparison.SeenImage::isMoved);
        assertThat(found.changed()).isEqualTo(2);
    }

    private static Comparison compare(KnownImages known, StoredImage... listed) {
        return Comparison.of(known, List.of(listed), LISTED, LATER_LOOK);
    }

    private static KnownImages nothing() {
        return new KnownImages(Map.of(), Map.of());
    }

    private static KnownImage present() {
        return new KnownImage(false, false, BEFORE);
    }

    private static StoredImage image(String digest, Instant pushedAt, String... tags) {
        return new StoredImage(digest, List.of(tags), pushedAt, null, null, false);
    }

    private static StoredImage archived(String digest, String... tags) {
        return new StoredImage(digest, List.of(tags), BEFORE, null, null, true);
    }
}
