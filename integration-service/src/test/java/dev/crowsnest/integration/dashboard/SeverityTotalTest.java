package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.SeverityCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeverityTotalTest {

    private static final InventoryTally TALLY = new InventoryTally(List.of(
            of(ImageState.ANALYZED, new SeverityCounts(1, 100, 50, 0, 3)),
            of(ImageState.RUNNING, new SeverityCounts(0, 100, 0, 0, 0))));

    @Test
    void drawsAllToOneScaleAndWhatIsThereSoThatItCanBeSeen() {
        List<SeverityTotal> totals = SeverityTotal.of(TALLY);

        assertThat(totals).extracting(SeverityTotal::width).containsExactly(2.0, 400.0, 100.0, 0.0, 6.0);
    }

    @Test
    void leadsToTheImagesWhereTheListCanBeNarrowedToThem() {
        List<SeverityTotal> totals = SeverityTotal.of(TALLY);

        assertThat(totals.get(1).address()).isEqualTo("/images?severity=HIGH");
        assertThat(totals.get(4).address()).isNull();
    }

    @Test
    void drawsNothingWhereNothingWasFound() {
        assertThat(SeverityTotal.of(new InventoryTally(List.of())))
                .hasSize(5)
                .allMatch(total -> total.width() == 0 && total.images() == 0);
    }

    private static InventoryTally.OfState of(ImageState state, SeverityCounts found) {
        return new InventoryTally.OfState(state, 1, 0, found, SeverityCounts.NONE);
    }
}
