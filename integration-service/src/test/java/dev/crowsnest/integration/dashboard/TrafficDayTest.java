package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.cost.Traffic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficDayTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-29");

    @Test
    void areDrawnToOneScaleOneForEachDayWithTheSavedOnThePulled() {
        var traffic = new TreeMap<>(Map.of(FIRST, new Traffic(1_000, 3_000), FIRST.plusDays(2), new Traffic(2_000, 0)));

        List<TrafficDay> days = TrafficDay.of(traffic, FIRST, FIRST.plusDays(2));

        assertThat(days)
                .containsExactly(
                        new TrafficDay(0, 45, 15, 0, 45, "29 Nov: 1 kB pulled, 3 kB not pulled"),
                        new TrafficDay(10, 60, 0, 60, 0, "30 Nov: 0 bytes pulled, 0 bytes not pulled"),
                        new TrafficDay(20, 30, 30, 30, 0, "1 Dec: 2 kB pulled, 0 bytes not pulled"));
    }

    @Test
    void areFlatWhereThereWasNothing() {
        assertThat(TrafficDay.of(new TreeMap<>(), FIRST, FIRST))
                .singleElement()
                .satisfies(day ->
                        assertThat(day.pulledHeight() + day.savedHeight()).isZero());
    }
}
