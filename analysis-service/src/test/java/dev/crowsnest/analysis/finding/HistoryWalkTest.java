package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.finding.HistoryEntry.Cursor;
import dev.crowsnest.analysis.finding.HistoryEntry.Standing;
import dev.crowsnest.analysis.finding.HistoryWalk.SubjectChange;
import dev.crowsnest.analyzer.advisory.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryWalkTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final Standing LOW = new Standing(Severity.LOW, false);
    private static final Standing HIGH = new Standing(Severity.HIGH, true);

    private final HistoryWalk walk = new HistoryWalk();

    private static SubjectChange change(long change, int subject, String vulnerability, @Nullable Standing before) {
        return new SubjectChange(change, AT, subject, vulnerability, before);
    }

    private List<HistoryEntry> page(Cursor after, int limit, SubjectChange... newestFirst) {
        return walk.page(List.of(newestFirst).iterator(), after, limit);
    }

    @Test
    void tellsWhatAppearedChangedAndWentNewestFirst() {
        List<HistoryEntry> history = page(
                Cursor.START, 10, change(9, 1, "CVE-1", HIGH), change(8, 1, "CVE-1", LOW), change(7, 1, "CVE-1", null));

        assertThat(history)
                .containsExactly(
                        new HistoryEntry(9, AT, "CVE-1", HIGH, null),
                        new HistoryEntry(8, AT, "CVE-1", LOW, HIGH),
                        new HistoryEntry(7, AT, "CVE-1", null, LOW));
    }

    @Test
    void tellsNothingOfAPackageBesideWhichAnotherIsAsBadAsBefore() {
        walk.stands(1, "CVE-1", HIGH);
        walk.stands(2, "CVE-1", HIGH);

        assertThat(page(Cursor.START, 10, change(9, 1, "CVE-1", null))).isEmpty();
    }

    @Test
    void takesPackagesThatOneChangeMovesTogether() {
        walk.stands(1, "CVE-1", HIGH);
        walk.stands(2, "CVE-1", HIGH);

        assertThat(page(Cursor.START, 10, change(9, 1, "CVE-1", null), change(9, 2, "CVE-1", LOW)))
                .containsExactly(new HistoryEntry(9, AT, "CVE-1", LOW, HIGH));
    }

    @Test
    void goesOnWhereAPageEnded() {
        List<HistoryEntry> first = pageOfFour(Cursor.START, 1);

        assertThat(first).extracting(HistoryEntry::vulnerability).containsExactly("CVE-1");
        assertThat(pageOfFour(Cursor.parse(first.get(0).cursor().toString()), 10))
                .extracting(entry -> entry.change() + " " + entry.vulnerability())
                .containsExactly("9 CVE-2", "8 CVE-1", "8 CVE-3");
    }

    private static List<HistoryEntry> pageOfFour(Cursor after, int limit) {
        var fresh = new HistoryWalkTest();
        fresh.walk.stands(1, "CVE-1", HIGH);
        fresh.walk.stands(1, "CVE-2", LOW);
        fresh.walk.stands(2, "CVE-1", LOW);
        fresh.walk.stands(2, "CVE-3", LOW);
        return fresh.page(
                after,
                limit,
                change(9, 1, "CVE-2", null),
                change(9, 1, "CVE-1", null),
                change(8, 2, "CVE-3", null),
                change(8, 2, "CVE-1", null));
    }

    @Test
    void refusesAPlaceThatIsNone() {
        for (String text : List.of("", "CVE-1", ":CVE-1", "x:CVE-1", "9")) {
            assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
