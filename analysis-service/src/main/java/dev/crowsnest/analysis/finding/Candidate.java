package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subject of an image, which may be known already.
 *
 * @param lookup what advisories of it are looked up by; absent when none can speak of it
 */
public record Candidate(
        UUID identity, MatchSubject subject, @Nullable PackageName lookup) {

    static Candidate of(MatchSubject subject, List<AdvisoryMatcher> matchers) {
        return new Candidate(
                SubjectIdentity.of(subject), subject, lookup(subject, matchers).orElse(null));
    }

    static Optional<PackageName> lookup(MatchSubject subject, List<AdvisoryMatcher> matchers) {
        return matchers.stream()
                .filter(matcher -> matcher.covers(subject.stream()))
                .findFirst()
                .flatMap(matcher -> matcher.decisiveComparison(subject))
                .map(comparison -> new PackageName(comparison.stream(), comparison.name()));
    }

    /** What advisories are looked up by that speak for whoever brought it; absent for what came by itself. */
    public @Nullable PackageName ownerLookup() {
        return ownerLookup(subject).orElse(null);
    }

    static Optional<PackageName> ownerLookup(MatchSubject subject) {
        return Optional.ofNullable(subject.owner()).map(owner -> new PackageName(owner.stream(), owner.name()));
    }

    static Set<PackageName> lookups(Collection<Candidate> candidates) {
        Set<PackageName> lookups = new TreeSet<>();
        candidates.forEach(candidate -> {
            Optional.ofNullable(candidate.lookup()).ifPresent(lookups::add);
            Optional.ofNullable(candidate.ownerLookup()).ifPresent(lookups::add);
        });
        return lookups;
    }
}
