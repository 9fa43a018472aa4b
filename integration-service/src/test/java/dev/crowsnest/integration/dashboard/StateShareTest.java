package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.image.StateCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StateShareTest {

    @Test
    void drawsEvenOneOfManySoThatItCanBeSeenAndAllWithinTheBar() {
        List<StateShare> shares =
                StateShare.of(new InventoryTally(List.of(of(ImageState.FAILED, 1), of(ImageState.ANALYZED, 99_999))));

        assertThat(shares).extracting(StateShare::word).containsExactly("analysed", "failed");
        assertThat(shares.get(1).x()).isGreaterThanOrEqualTo(shares.get(0).width());
        assertThat(shares.get(1).width()).isGreaterThanOrEqualTo(3);
        assertThat(shares.get(1).x() + shares.get(1).width()).isLessThanOrEqualTo(1000);
    }

    @Test
    void leadsToWorkWhetherItIsTaggedOrNot() {
        List<StateShare> shares =
                StateShare.of(new InventoryTally(List.of(of(ImageState.RUNNING, 2), of(ImageState.ANALYZED, 1))));

        assertThat(shares)
                .extracting(StateShare::address)
                .containsExactly("/images?state=ANALYZED", "/images?state=RUNNING&untagged=yes");
    }

    @Test
    void leadsToTheImagesOfOneRepository() {
        var counts = new StateCounts(Map.of(ImageState.FAILED, 1, ImageState.ANALYZED, 3));

        assertThat(StateShare.of(counts, "/images?repository=api&"))
                .extracting(StateShare::address)
                .containsExactly(
                        "/images?repository=api&state=ANALYZED", "/images?repository=api&state=FAILED&untagged=yes");
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(StateShare.of(new InventoryTally(List.of()))).isEmpty();
    }

    private static InventoryTally.OfState of(ImageState state, int images) {
        return new InventoryTally.OfState(state, images, 0, SeverityCounts.NONE, SeverityCounts.NONE);
    }
}
