package dev.crowsnest.analyzer.match;

import java.util.List;

/**
 * All that matching says of one subject.
 *
 * @param findings one for each vulnerability, sorted by severity, then id
 * @param undecided sorted by advisory; none that a finding of the same vulnerability settles
 */
public record SubjectVerdict(MatchSubject subject, List<Finding> findings, List<Undecided> undecided) {

    /** Copies the lists. */
    public SubjectVerdict {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }
}
