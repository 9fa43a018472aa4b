package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.StoredSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts subjects that come in the order of their look-ups into pages. */
final class SubjectPages {

    /** Whose verdicts are in memory at once. */
    static final int SUBJECTS = 5_000;

    /** Whose advisories are in memory at once. */
    static final int NAMES = 500;

    private final Consumer<List<StoredSubject>> taker;

    private List<StoredSubject> page = new ArrayList<>();
    private int names;
    private long last;

    SubjectPages(Consumer<List<StoredSubject>> taker) {
        this.taker = taker;
    }

    void add(long lookup, StoredSubject subject) {
        if (names == 0 || lookup != last) {
            if (names == NAMES) {
                end();
            }
            names++;
            last = lookup;
        }
        page.add(subject);
        if (page.size() == SUBJECTS) {
            end();
        }
    }

    void end() {
        if (!page.isEmpty()) {
            taker.accept(page);
            page = new ArrayList<>();
            names = 0;
        }
    }
}
