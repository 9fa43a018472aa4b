package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.explanation.ImageExplanations;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.MatchListener;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.VulnerabilityMatcher;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The matchers, and what each looks up. */
public final class Matching {

    private final List<AdvisoryMatcher> matchers;
    private final VulnerabilityMatcher matcher;

    /** @param listener hears of each subject that is judged */
    public Matching(List<AdvisoryMatcher> matchers, MatchListener listener) {
        this.matchers = List.copyOf(matchers);
        this.matcher = new VulnerabilityMatcher(matchers, listener);
    }

    Candidate candidate(MatchSubject subject) {
        return Candidate.of(subject, matchers);
    }

    /** What advisories of these subjects are looked up by. */
    Set<PackageName> lookups(Collection<MatchSubject> subjects) {
        Set<PackageName> lookups = new HashSet<>();
        subjects.forEach(subject -> {
            Candidate.lookup(subject, matchers).ifPresent(lookups::add);
            Candidate.ownerLookup(subject).ifPresent(lookups::add);
        });
        return lookups;
    }

    /** The verdicts, in the subjects' order. */
    List<SubjectVerdict> judge(List<MatchSubject> subjects, AdvisorySet advisories) {
        return matcher.match(subjects, advisories);
    }

    ImageExplanations explanations(AdvisorySet advisories) {
        return new ImageExplanations(matcher, advisories);
    }
}
