package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.MatchSubject;
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
    public Optional<Comparison> comparison(MatchSubject subject) {
        return Ecosystem.of(subject.stream())
                .map(ecosystem ->
                        new Comparison(subject.stream(), subject.name(), subject.version(), ecosystem.versions()));
    }
}
