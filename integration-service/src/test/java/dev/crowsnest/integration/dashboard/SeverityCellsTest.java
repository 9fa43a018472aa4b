package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.SeverityCounts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeverityCellsTest {

    private static final SeverityCounts COUNTS = new SeverityCounts(1, 0, 50, 0, 49);

    @Test
    void keepsEachSeverityInItsPlaceWhereThereIsNone() {
        assertThat(SeverityCells.of(COUNTS))
                .extracting(SeverityCells.Cell::mark)
                .containsExactly("C", "H", "M", "L", "U");
    }

    @Test
    void drawsPartsSideBySideToOneScaleAndTheSmallestAsWideAsCanBeSeen() {
        assertThat(SeverityCells.bar(COUNTS, 200, 100))
                .containsExactly(
                        new SeverityCells.Part("c", 0, 2),
                        new SeverityCells.Part("m", 2, 25),
                        new SeverityCells.Part("u", 27, 24.5));
    }

    @Test
    void drawsNothingWhereThereIsNothing() {
        assertThat(SeverityCells.bar(new SeverityCounts(0, 0, 0, 0, 0), 1, 100)).isEmpty();
    }
}
