package dev.crowsnest.analyzer.advisory.osv;

import java.util.ArrayList;
import java.util.List;

/** Counts what is wrong with records and keeps the first of it, cut to what a person reads. */
final class ToldProblems {

    /** An entry's name and a reason; a record's own text in either may be as long as the record. */
    private static final int LONGEST = 300;

    private final List<String> told = new ArrayList<>();
    private long count;

    void add(String entry, String reason) {
        count++;
        if (told.size() < OsvExport.PROBLEMS_TOLD) {
            told.add(line(entry, reason));
        }
    }

    static String line(String entry, String reason) {
        // No text of PostgreSQL holds a zero, no line of a terminal should hold the others.
        String line = (entry + ": " + reason).replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    long count() {
        return count;
    }

    List<String> told() {
        return told;
    }
}
