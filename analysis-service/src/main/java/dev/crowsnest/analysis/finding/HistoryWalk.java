package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.finding.HistoryEntry.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks back from what is known of an image's subjects now, one change after the other, the newest first.
 *
 * <p>Of each change it tells what moved for the image, which is less than what moved for its subjects: where another package has the
 * same vulnerability as before, nothing did.
 */
public final class HistoryWalk {

    private final Map<String, Map<Integer, Standing>> standings = new HashMap<>();

    /** That a change moved a subject's finding, and how the subject was judged before; absent when it had none. */
    public record SubjectChange(
            long change,
            Instant at,
            int subject,
            String vulnerability,
            @Nullable Standing before) {}

    /** What is known of a subject now; absent when it has not the vulnerability. */
    public void stands(int subject, String vulnerability, @Nullable Standing standing) {
        put(standings.computeIfAbsent(vulnerability, none -> new HashMap<>()), subject, standing);
    }

    /**
     * What comes after a place in the history. Reads no more changes than it needs.
     *
     * @param newestFirst all changes of the image's subjects, those of one number in any order
     */
    public List<HistoryEntry> page(Iterator<SubjectChange> newestFirst, HistoryEntry.Cursor after, int limit) {
        List<HistoryEntry> page = new ArrayList<>();
        List<SubjectChange> together = new ArrayList<>();
        while (newestFirst.hasNext() && page.size() < limit) {
            SubjectChange next = newestFirst.next();
            if (!together.isEmpty() && together.get(0).change() != next.change()) {
                page.addAll(undo(together, after));
                together.clear();
            }
            together.add(next);
        }
        page.addAll(undo(together, after));
        return page.size() <= limit ? page : page.subList(0, limit);
    }

    /** What changes of one number made of the image, by vulnerability, as far as it comes after the place. */
    private List<HistoryEntry> undo(List<SubjectChange> together, HistoryEntry.Cursor after) {
        SortedMap<String, List<SubjectChange>> moved = new TreeMap<>();
        together.forEach(one -> moved.computeIfAbsent(one.vulnerability(), none -> new ArrayList<>())
                .add(one));
        List<HistoryEntry> entries = new ArrayList<>();
        moved.forEach((vulnerability, subjects) -> {
            HistoryEntry entry = undo(vulnerability, subjects);
            if (entry.isChange() && after.isBefore(entry)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    private HistoryEntry undo(String vulnerability, List<SubjectChange> subjects) {
        Map<Integer, Standing> known = standings.computeIfAbsent(vulnerability, none -> new HashMap<>());
        Standing after = overall(known);
        subjects.forEach(one -> put(known, one.subject(), one.before()));
        SubjectChange any = subjects.get(0);
        return new HistoryEntry(any.change(), any.at(), vulnerability, overall(known), after);
    }

    private static void put(Map<Integer, Standing> known, int subject, @Nullable Standing standing) {
        if (standing == null) {
            known.remove(subject);
        } else {
            known.put(subject, standing);
        }
    }

    private static @Nullable Standing overall(Map<Integer, Standing> known) {
        return known.values().stream().reduce(Standing::and).orElse(null);
    }
}
