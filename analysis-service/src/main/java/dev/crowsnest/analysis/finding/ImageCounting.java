package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Severity;
import java.util.EnumMap;
import java.util.Map;

/** Counts what images have: distinct vulnerabilities, each at its worst over the image's subjects. */
public final class ImageCounting {

    private static final Severity[] SEVERITIES = Severity.values();

    private final SubjectFindings findings;
    private final Map<Integer, Integer> undecided;

    /** @param undecided how many advisories of a subject could not be judged, where there are any */
    public ImageCounting(SubjectFindings findings, Map<Integer, Integer> undecided) {
        this.findings = findings;
        this.undecided = undecided;
    }

    /** The counts of an image that consists of these subjects. */
    public ImageFindings count(int[] subjects) {
        long[] found = findings.of(subjects);
        int[] bySeverity = new int[SEVERITIES.length];
        int fixable = 0;
        for (int i = 0; i < found.length; ) {
            long vulnerability = SubjectFindings.vulnerability(found[i]);
            int worst = SEVERITIES.length - 1;
            boolean isFixable = false;
            for (; i < found.length && SubjectFindings.vulnerability(found[i]) == vulnerability; i++) {
                worst = Math.min(worst, SubjectFindings.severity(found[i]));
                isFixable |= SubjectFindings.isFixable(found[i]);
            }
            bySeverity[worst]++;
            fixable += isFixable ? 1 : 0;
        }
        return new ImageFindings(counts(bySeverity), fixable, undecided(subjects));
    }

    private int undecided(int[] subjects) {
        int open = 0;
        if (!undecided.isEmpty()) {
            for (int subject : subjects) {
                open += undecided.getOrDefault(subject, 0);
            }
        }
        return open;
    }

    private static Map<Severity, Integer> counts(int[] bySeverity) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : SEVERITIES) {
            if (bySeverity[severity.ordinal()] > 0) {
                counts.put(severity, bySeverity[severity.ordinal()]);
            }
        }
        return counts;
    }
}
