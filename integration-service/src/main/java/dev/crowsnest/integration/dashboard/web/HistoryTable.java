package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.image.ImageEvent;
import dev.crowsnest.integration.insight.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an image and to what was found in it, the newest first.
 *
 * @param isCut whether advisories changed more than is told
 * @param failure why nobody could tell what advisories changed; absent when they could
 */
public record HistoryTable(
        List<HistoryRow> rows, boolean isCut, @Nullable String failure) {

    /** Copies the list. */
    public HistoryTable {
        rows = List.copyOf(rows);
    }

    static HistoryTable of(List<ImageEvent> events, Page<HistoryEntry> findings) {
        return of(events, findings.items(), findings.next() != null, null);
    }

    static HistoryTable without(String failure, List<ImageEvent> events) {
        return of(events, List.of(), false, failure);
    }

    private static HistoryTable of(
            List<ImageEvent> events, List<HistoryEntry> findings, boolean isCut, @Nullable String failure) {
        Instant now = Instant.now();
        List<HistoryRow> rows = new ArrayList<>();
        events.forEach(event -> rows.add(HistoryRow.of(event, now)));
        byChange(findings).forEach(entries -> rows.add(HistoryRow.of(entries, now)));
        rows.sort(Comparator.comparing(HistoryRow::at).reversed());
        return new HistoryTable(rows, isCut, failure);
    }

    private static List<List<HistoryEntry>> byChange(List<HistoryEntry> findings) {
        Map<Long, List<HistoryEntry>> changes = new LinkedHashMap<>();
        findings.forEach(entry -> changes.computeIfAbsent(entry.change(), none -> new ArrayList<>())
                .add(entry));
        return List.copyOf(changes.values());
    }
}
