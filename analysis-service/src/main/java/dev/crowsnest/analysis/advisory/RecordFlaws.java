package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The records of an export that could not be read, or not wholly: how many, and what is wrong with the first of them. */
final class RecordFlaws {

    private static final String ENDING = ".json: ";

    private final List<String> problems;
    private long count;

    private RecordFlaws(List<String> problems, long count) {
        this.problems = new ArrayList<>(problems);
        this.count = count;
    }

    /** Of a whole export. */
    static RecordFlaws of(ExportCount counted) {
        // Those first of which nothing is held.
        var flaws = new RecordFlaws(counted.problems(), counted.malformed() + counted.flawed());
        flaws.problems.addAll(counted.flaws());
        return flaws;
    }

    /** Those of before that still hold, when only some of the records are read again. */
    static RecordFlaws carried(FeedState known, Predicate<String> holds) {
        List<String> kept = known.problems().stream()
                .filter(problem -> holds.test(record(problem)))
                .toList();
        return new RecordFlaws(kept, known.skipped() - known.problems().size() + kept.size());
    }

    private static String record(String problem) {
        int end = problem.indexOf(ENDING);
        return end < 0 ? problem : problem.substring(0, end);
    }

    void add(String id, String reason) {
        problems.add(ExportRecords.problem(id, reason));
        count++;
    }

    long count() {
        return count;
    }

    List<String> problems() {
        return problems;
    }
}
