package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Matches packages of the distributions whose advisories are keyed by source package: Debian, Ubuntu, Alpine and their kin.
 *
 * <p>The source's version is compared with the source's fix. The binary's may be numbered apart, with an epoch of its own, and a
 * comparison of the two is wrong in both directions. The binary's name is not looked up at all: it may be the name of another
 * source.
 */
public final class SourcePackageMatcher implements AdvisoryMatcher {

    private static final Set<Ecosystem> KEYED_BY_SOURCE =
            EnumSet.of(Ecosystem.DEBIAN, Ecosystem.UBUNTU, Ecosystem.ALPINE, Ecosystem.WOLFI, Ecosystem.CHAINGUARD);

    @Override
    public boolean covers(Stream stream) {
        return Ecosystem.of(stream).filter(KEYED_BY_SOURCE::contains).isPresent();
    }

    @Override
    public Optional<Comparison> comparison(MatchSubject subject) {
        SourcePackage source = source(subject);
        return Ecosystem.of(subject.stream())
                .map(ecosystem ->
                        new Comparison(subject.stream(), source.name(), source.version(), ecosystem.versions()));
    }

    @Override
    public Optional<Verdict> exemption(MatchSubject subject) {
        return KernelHeaders.exemption(subject.name(), source(subject).name())
                .or(() -> ThirdPartyPackages.exemption(subject));
    }

    /** Releases number their packages apart, and an advisory of one says nothing of another's. */
    @Override
    public Optional<String> doubt(MatchSubject subject) {
        return Optional.ofNullable(subject.origin().repository())
                .map(streams -> "it is a package of " + streams + ", and nothing says of which");
    }

    @Override
    public Verdict judge(Comparison comparison, Advisory advisory) {
        Verdict verdict = AdvisoryMatcher.super.judge(comparison, advisory);
        return verdict instanceof Verdict.Affected affected
                ? new UbuntuPro(of -> AdvisoryMatcher.super.judge(of, advisory)).resolve(affected, comparison, advisory)
                : verdict;
    }

    private static SourcePackage source(MatchSubject subject) {
        return subject.source() != null
                ? SignedKernel.unsigned(subject.source(), subject.version())
                : new SourcePackage(subject.name(), subject.version());
    }
}
