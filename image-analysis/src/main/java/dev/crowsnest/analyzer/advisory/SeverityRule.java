package dev.crowsnest.analyzer.advisory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the severity of a vulnerability for a subject, where sources disagree.
 *
 * <p>In this order: the word of the subject's own distribution; CVSS 4.0, 3.1, 3.0, 2.0 of any joined advisory; the word that a
 * database adds. Within one scale the subject's own distribution is asked first, then the CVE's record, then the GHSA, then the
 * others by id. What an advisory of several CVEs says is taken only when those of this one alone say nothing.
 */
public final class SeverityRule {

    private SeverityRule() {}

    private record Claim(Advisory advisory, SeverityClaim said) {}

    /** The severity of this vulnerability in this stream, and who said so. */
    public static RatedSeverity rate(Stream stream, JoinedAdvisories joined) {
        return rate(stream, joined.exact())
                .or(() -> rate(stream, joined.shared()))
                .orElse(RatedSeverity.UNSPECIFIED);
    }

    private static Optional<RatedSeverity> rate(Stream stream, List<Advisory> advisories) {
        List<Claim> claims = advisories.stream()
                .sorted(Comparator.comparingInt((Advisory advisory) -> rank(stream, advisory))
                        .thenComparing(Advisory::key))
                .flatMap(advisory -> claims(stream, advisory))
                .toList();
        return java.util.stream.Stream.of(SeverityScale.values())
                .flatMap(scale -> claims.stream()
                        .filter(claim -> scale.covers(claim.said()) && isHeard(scale, stream, claim.advisory()))
                        .flatMap(claim -> rated(scale, claim).stream()))
                .findFirst();
    }

    private static Optional<RatedSeverity> rated(SeverityScale scale, Claim claim) {
        return scale.read(claim.said())
                .map(severity ->
                        new RatedSeverity(severity, claim.advisory().id() + " (" + scale.label(claim.said()) + ")"));
    }

    /** What is said of the subject's own stream, then of the record as a whole, then of other streams. */
    private static java.util.stream.Stream<Claim> claims(Stream stream, Advisory advisory) {
        java.util.stream.Stream<SeverityClaim> ofStream = advisory.affected().stream()
                .filter(affected -> affected.stream().equals(stream))
                .flatMap(affected -> affected.severities().stream());
        java.util.stream.Stream<SeverityClaim> ofOthers = advisory.affected().stream()
                .filter(affected -> !affected.stream().equals(stream))
                .flatMap(affected -> affected.severities().stream());
        return java.util.stream.Stream.of(ofStream, advisory.severities().stream(), ofOthers)
                .flatMap(said -> said)
                .map(said -> new Claim(advisory, said));
    }

    /** A distribution's word is for its own packages: Ubuntu's "negligible" says nothing of Debian. */
    private static boolean isHeard(SeverityScale scale, Stream stream, Advisory advisory) {
        return scale != SeverityScale.VENDOR || isOfFamily(stream, advisory);
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
