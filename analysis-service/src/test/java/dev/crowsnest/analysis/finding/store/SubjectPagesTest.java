package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.StoredSubject;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectPagesTest {

    private final List<List<Integer>> taken = new ArrayList<>();
    private final SubjectPages pages = new SubjectPages(
            page -> taken.add(page.stream().map(StoredSubject::key).toList()));

    @Test
    void givesNoPageOfNothing() {
        pages.end();

        assertThat(taken).isEmpty();
    }

    @Test
    void keepsWhatFitsTogether() {
        add(7, 1);
        add(7, 2);
        add(8, 3);
        pages.end();

        assertThat(taken).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void cutsOffWhereSubjectsAreTooMany() {
        for (int key = 0; key <= SubjectPages.SUBJECTS; key++) {
            add(7, key);
        }
        pages.end();

        assertThat(taken).extracting(List::size).containsExactly(SubjectPages.SUBJECTS, 1);
    }

    @Test
    void cutsOffWhereNamesAreTooManyAndNotWithinTheLast() {
        for (int name = 0; name <= SubjectPages.NAMES; name++) {
            add(name, 2 * name);
            add(name, 2 * name + 1);
        }
        pages.end();

        assertThat(taken).extracting(List::size).containsExactly(2 * SubjectPages.NAMES, 2);
    }

    private void add(long lookup, int key) {
        var subject =
                new MatchSubject(new Stream("npm"), "name", "1." + key, null, null, PackageRecord.Origin.UNSTATED);
        pages.add(lookup, new StoredSubject(key, subject));
    }
}
