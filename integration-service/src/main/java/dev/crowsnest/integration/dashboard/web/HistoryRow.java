package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.image.ImageEvent;
import dev.crowsnest.integration.insight.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an image, or what a change of advisories made of it.
 *
 * @param icon its name in the sheet of icons, and its class in the style sheet
 * @param changes of findings; empty for what happened to the image itself
 */
public record HistoryRow(
        Instant at,
        Age age,
        String icon,
        String what,
        @Nullable String detail,
        List<Change> changes) {

    /** What became of a vulnerability: {@code new, critical}. */
    public record Change(String vulnerability, String text) {

        static Change of(HistoryEntry entry) {
            HistoryEntry.Standing before = entry.before();
            HistoryEntry.Standing after = entry.after();
            if (before == null) {
                return new Change(entry.vulnerability(), "new, " + (after == null ? "" : words(after)));
            }
            return new Change(
                    entry.vulnerability(),
                    after == null ? "gone, was " + words(before) : words(after) + ", was " + words(before));
        }

        private static String words(HistoryEntry.Standing standing) {
            return standing.severity().toLowerCase(Locale.ROOT) + (standing.fixable() ? " with a fix" : "");
        }
    }

    static HistoryRow of(ImageEvent event, Instant now) {
        String detail = event.detail();
        Age age = Age.of(event.at(), now);
        return switch (event.kind()) {
            case PUSHED -> new HistoryRow(event.at(), age, "plus", "Pushed", detail, List.of());
            case TAGGED ->
                new HistoryRow(event.at(), age, "right", "Tag " + detail + " was put on it", null, List.of());
            case UNTAGGED ->
                new HistoryRow(event.at(), age, "none", "Tag " + detail + " was taken off", null, List.of());
            case ANALYZED -> new HistoryRow(event.at(), age, "analysed", "Analysed", detail, List.of());
            case FAILED -> new HistoryRow(event.at(), age, "failed", "The analysis failed", detail, List.of());
            case LEFT_OUT -> new HistoryRow(event.at(), age, "none", "Not analysed", detail, List.of());
            case ARCHIVED -> new HistoryRow(event.at(), age, "none", "Archived", detail, List.of());
            case RESTORED -> new HistoryRow(event.at(), age, "right", "Restored from the archive", detail, List.of());
            case DELETED -> new HistoryRow(event.at(), age, "bin", "Deleted from its repository", detail, List.of());
        };
    }

    /** @param entries of one change of advisories */
    static HistoryRow of(List<HistoryEntry> entries, Instant now) {
        Instant at = Instant.parse(entries.get(0).at());
        long came = entries.stream().filter(entry -> entry.before() == null).count();
        long went = entries.stream().filter(entry -> entry.after() == null).count();
        long other = entries.size() - came - went;
        String what = "Advisories changed: " + came + " came, " + went + " went"
                + (other == 0 ? "" : ", " + other + " judged anew");
        return new HistoryRow(
                at,
                Age.of(at, now),
                "feed",
                what,
                null,
                entries.stream().map(Change::of).toList());
    }
}
