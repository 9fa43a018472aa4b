package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryJoin;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import java.util.List;
import java.util.Optional;

/**
 * A subject that was held against its advisories, before these are joined into vulnerabilities.
 *
 * @param silent its stream, where no advisory speaks of any package of it
 */
record JudgedSubject(
        MatchSubject subject, AffectingAdvisories affecting, UndecidedAdvisories undecided, Optional<Stream> silent) {

    static JudgedSubject of(
            MatchSubject subject, Comparison comparison, AdvisoryMatcher matcher, AdvisorySet advisories) {
        var affecting = new AffectingAdvisories(comparison);
        var undecided = new UndecidedAdvisories();
        for (Advisory advisory : advisories.about(comparison.stream(), comparison.name())) {
            Verdict verdict = matcher.judge(subject, comparison, advisory);
            if (verdict instanceof Verdict.Affected affected) {
                affecting.add(advisory, affected);
            } else if (verdict instanceof Verdict.Undecidable undecidable) {
                undecided.add(advisory, undecidable);
            }
        }
        return new JudgedSubject(
                subject,
                affecting,
                undecided,
                Optional.of(comparison.stream()).filter(stream -> !advisories.speaksOf(stream)));
    }

    /** The advisories that say more of it than that it is not affected. */
    List<Advisory> advisories() {
        return affecting.and(undecided.advisories());
    }

    /** @param join around its {@link #advisories()} at least */
    SubjectVerdict verdict(AdvisoryJoin join, AdvisorySet set) {
        List<Finding> findings = affecting.findings(join);
        List<Finding> own = findings.isEmpty()
                ? findings
                : OwnerAdvisories.of(subject, set)
                        .map(owner -> owner.leave(findings))
                        .orElse(findings);
        return new SubjectVerdict(
                subject,
                own,
                silent.map(stream -> List.of(Undecided.in(stream)))
                        .orElseGet(() -> undecided.notSettledBy(findings, join)));
    }
}
