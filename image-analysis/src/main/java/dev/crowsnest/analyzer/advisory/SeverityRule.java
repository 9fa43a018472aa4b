package dev.crowsnest.analyzer.advisory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the severity of a vulnerability for a subject, where sources disagree.
 *
 * <p>In this order: the word of the subject's own distribution on the package; CVSS 4.0, 3.1, 3.0, 2.0 of any joined advisory; the word that a
 * database adds. Within one scale the subject's own distribution is asked first, then the CVE's record, then the GHSA, then the
 * others by id. What an advisory of several CVEs says is taken only when those of this one alone say nothing.
 */
public final class SeverityRule {

    private SeverityRule() {}

    /** @param isOfPackage whether it is said of the subject's own package, or of all that the record speaks of */
    private record Claim(Advisory advisory, SeverityClaim said, boolean isOfPackage) {}

    /** The severity of this vulnerability in a package of this stream, by the name that is compared, and who said so. */
    public static RatedSeverity rate(Stream stream, String name, JoinedAdvisories joined) {
        return rate(stream, name, joined.exact())
                .or(() -> rate(stream, name, joined.shared()))
                .orElse(RatedSeverity.UNSPECIFIED);
    }

    private static Optional<RatedSeverity> rate(Stream stream, String name, List<Advisory> advisories) {
        List<Claim> claims = advisories.stream()
                .sorted(Comparator.comparingInt((Advisory advisory) -> rank(stream, advisory))
                        .thenComparing(Advisory::key))
                .flatMap(advisory -> claims(stream, name, advisory))
                .toList();
        return java.util.stream.Stream.of(SeverityScale.values())
                .flatMap(scale -> claims.stream()
                        .filter(claim -> scale.covers(claim.said()) && isHeard(scale, stream, claim))
                        .flatMap(claim -> rated(scale, claim).stream()))
                .findFirst();
    }

    private static Optional<RatedSeverity> rated(SeverityScale scale, Claim claim) {
        return scale.read(claim.said())
                .map(severity ->
                        new RatedSeverity(severity, claim.advisory().id() + " (" + scale.label(claim.said()) + ")"));
    }

    /** What is said of the subject's own package, then of the record as a whole, then of other packages and streams. */
    private static java.util.stream.Stream<Claim> claims(Stream stream, String name, Advisory advisory) {
        Map<Boolean, List<AffectedPackage>> own = advisory.affected().stream()
                .collect(Collectors.partitioningBy(affected -> affected.stream().equals(stream)
                        && affected.lookupNames().contains(name)));
        return java.util.stream.Stream.of(
                        claims(advisory, severities(own, true), true),
                        claims(advisory, advisory.severities().stream(), true),
                        claims(advisory, severities(own, false), false))
                .flatMap(claims -> claims);
    }

    private static java.util.stream.Stream<SeverityClaim> severities(
            Map<Boolean, List<AffectedPackage>> packages, boolean own) {
        return packages.getOrDefault(own, List.of()).stream().flatMap(affected -> affected.severities().stream());
    }

    private static java.util.stream.Stream<Claim> claims(
            Advisory advisory, java.util.stream.Stream<SeverityClaim> said, boolean isOfPackage) {
        return said.map(claim -> new Claim(advisory, claim, isOfPackage));
    }

    /**
     * A distribution's word is for its own packages, and for each of them by itself: Ubuntu's "negligible" says nothing of Debian, nor
     * Debian's "unimportant" of one source or release anything of another.
     */
    private static boolean isHeard(SeverityScale scale, Stream stream, Claim claim) {
        return scale != SeverityScale.VENDOR || claim.isOfPackage() && isOfFamily(stream, claim.advisory());
    }

    private static int rank(Stream stream, Advisory advisory) {
        if (isOfFamily(stream, advisory)) {
            return 0;
        }
        if (VulnerabilityIdentity.isCve(advisory.id())) {
            return 1;
        }
        return advisory.id().startsWith("GHSA-") ? 2 : 3;
    }

    private static boolean isOfFamily(Stream stream, Advisory advisory) {
        return advisory.affected().stream()
                .anyMatch(affected -> affected.stream().family().equals(stream.family()));
    }
}
