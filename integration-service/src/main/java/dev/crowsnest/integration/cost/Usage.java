package dev.crowsnest.integration.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a registry had lately.
 *
 * @param since when it is counted
 * @param traffic of the days, in UTC, on which there was any
 */
public record Usage(Instant since, long pushes, SortedMap<LocalDate, Traffic> traffic) {

    /** Copies the map. */
    public Usage {
        traffic = new TreeMap<>(traffic);
    }

    Traffic total() {
        return traffic.values().stream().reduce(Traffic.NONE, Traffic::plus);
    }
}
