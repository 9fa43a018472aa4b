package dev.crowsnest.analysis.finding;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What is found of all subjects, as far as it is counted: two numbers for each finding, since there are hundreds of thousands, and
 * every image of a registry is held against them.
 */
public final class SubjectFindings {

    private static final int FIXABLE = 1 << 3;
    private static final int SEVERITY = FIXABLE - 1;
    private static final int VULNERABILITY_SHIFT = 4;

    private final BitSet known = new BitSet();
    private int[] subjects = new int[1 << 10];
    private long[] findings = new long[1 << 10];
    private int size;

    /**
     * Adds one; in the order of subjects.
     *
     * @param severity the worst is the smallest
     */
    public void add(int subject, int vulnerability, int severity, boolean isFixable) {
        if (size == subjects.length) {
            subjects = Arrays.copyOf(subjects, 2 * size);
            findings = Arrays.copyOf(findings, 2 * size);
        }
        known.set(subject);
        subjects[size] = subject;
        findings[size] = (long) vulnerability << VULNERABILITY_SHIFT | (isFixable ? FIXABLE : 0) | severity;
        size++;
    }

    /** The findings of an image's subjects, sorted: those of one vulnerability stand together. */
    long[] of(int[] imageSubjects) {
        long[] found = new long[64];
        int count = 0;
        for (int subject : imageSubjects) {
            // Most subjects have none, so that search is saved.
            if (known.get(subject)) {
                for (int i = first(subject); i < size && subjects[i] == subject; i++) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = findings[i];
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    static long vulnerability(long finding) {
        return finding >>> VULNERABILITY_SHIFT;
    }

    static int severity(long finding) {
        return (int) finding & SEVERITY;
    }

    static boolean isFixable(long finding) {
        return (finding & FIXABLE) != 0;
    }

    private int first(int subject) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (subjects[middle] < subject) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
