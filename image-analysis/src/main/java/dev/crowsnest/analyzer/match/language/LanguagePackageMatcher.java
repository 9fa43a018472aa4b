package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Matches packages of a language by the name that their registry knows them by: npm, PyPI, Maven and the like.
 *
 * <p>Only advisories of the same registry count. A name alone (PyPI's {@code docker}) is many things elsewhere.
 */
public final class LanguagePackageMatcher implements AdvisoryMatcher {

    @Override
    public boolean covers(Stream stream) {
        return Ecosystem.of(stream)
                .filter(ecosystem -> !ecosystem.isDistribution())
                .isPresent();
    }

    @Override
    public Optional<Verdict> exemption(MatchSubject subject) {
        return JarIdentification.isHopeless(subject)
                ? Optional.of(
                        new Verdict.Undecidable("it names no group and no artifact, so no advisory can be looked up"))
                : Optional.empty();
    }

    @Override
    public Optional<Comparison> comparison(MatchSubject subject) {
        return Ecosystem.of(subject.stream())
                .map(ecosystem ->
                        new Comparison(subject.stream(), subject.name(), subject.version(), ecosystem.versions()));
    }

    @Override
    public Verdict judge(MatchSubject subject, Comparison comparison, Advisory advisory) {
        if (!JarIdentification.isNeeded(comparison)) {
            return AdvisoryMatcher.super.judge(subject, comparison, advisory);
        }
        Verdict worst = new Verdict.NotAffected("outside of all affected versions");
        for (String name : names(comparison, advisory)) {
            Verdict verdict = judgeAs(name, subject, comparison, advisory);
            if (verdict instanceof Verdict.Affected) {
                return verdict;
            }
            worst = verdict instanceof Verdict.Undecidable ? verdict : worst;
        }
        return worst;
    }

    private static List<String> names(Comparison comparison, Advisory advisory) {
        return advisory.affected().stream()
                .filter(affected -> affected.stream().equals(comparison.stream())
                        && affected.lookupNames().contains(comparison.name()))
                .map(AffectedPackage::name)
                .distinct()
                .toList();
    }

    /** What holds if the jar is the one that the advisory names, and whether it is. */
    private Verdict judgeAs(String name, MatchSubject subject, Comparison comparison, Advisory advisory) {
        var supposed = new Comparison(comparison.stream(), name, comparison.version(), comparison.scheme());
        Verdict verdict = judge(supposed, advisory);
        if (!(verdict instanceof Verdict.Affected affected)) {
            return verdict;
        }
        return JarIdentification.agreement(name.substring(0, name.indexOf(':')), subject)
                .<Verdict>map(agreement -> new Verdict.Affected(
                        affected.range() + ", as " + name + " by its name and " + agreement,
                        affected.fixed(),
                        affected.state()))
                .orElseGet(() -> new Verdict.Undecidable("it may be " + name
                        + " by its name and version, and has no classes in packages of that group"));
    }
}
