package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches packages of the distributions whose errata list binary packages: AlmaLinux and Rocky Linux.
 *
 * <p>A package of a module stream and one outside of any are numbered apart and never compared; which it is stands in the
 * release ({@code .module_el9}). Nor are two streams of one module: see {@link ModuleErratum}.
 */
public final class BinaryPackageMatcher implements AdvisoryMatcher {

    private static final Set<Ecosystem> KEYED_BY_BINARY = EnumSet.of(Ecosystem.ALMALINUX, Ecosystem.ROCKY);
    private static final String MODULE = ".module";

    @Override
    public boolean covers(Stream stream) {
        return Ecosystem.of(stream).filter(KEYED_BY_BINARY::contains).isPresent();
    }

    @Override
    public Optional<Comparison> comparison(MatchSubject subject) {
        return Ecosystem.of(subject.stream())
                .map(ecosystem ->
                        new Comparison(subject.stream(), subject.name(), subject.version(), ecosystem.versions()));
    }

    @Override
    public Optional<Verdict> exemption(MatchSubject subject) {
        return Optional.ofNullable(subject.source())
                .flatMap(source -> KernelHeaders.exemption(subject.name(), source.name()))
                .or(() -> ThirdPartyPackages.exemption(subject));
    }

    @Override
    public Verdict judge(MatchSubject subject, Comparison comparison, Advisory advisory) {
        Verdict verdict = judge(comparison, advisory);
        return verdict instanceof Verdict.Affected affected && isOfModule(affected.fixed())
                ? new ModuleErratum(advisory).judge(subject.origin().module(), affected)
                : verdict;
    }

    @Override
    public Verdict judge(Comparison comparison, Advisory advisory) {
        Verdict verdict = AdvisoryMatcher.super.judge(comparison, advisory);
        if (verdict instanceof Verdict.Affected affected
                && affected.fixed() != null
                && isOfModule(affected.fixed()) != isOfModule(comparison.version())) {
            return new Verdict.NotAffected("the erratum is for a module stream that the package is not of");
        }
        return verdict;
    }

    private static boolean isOfModule(@Nullable String version) {
        return version != null && version.contains(MODULE);
    }
}
