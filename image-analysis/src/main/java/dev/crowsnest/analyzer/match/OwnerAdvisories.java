package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a distribution says of a package of a language that one of its own packages brought: it mends what it ships without raising the
 * version that the language's advisories compare.
 *
 * <p>Where it has a record of the vulnerability for that source, its verdict stands: fixed, not affected, or a finding of its own package.
 * Where it has none and lists what it has not fixed, too, its silence about a CVE means that the package is not affected. Otherwise
 * the finding stays, and says who owns it.
 */
final class OwnerAdvisories {

    private final OwningSource owner;
    private final List<Advisory> advisories;
    private final boolean isSpokenOf;

    private OwnerAdvisories(OwningSource owner, List<Advisory> advisories, boolean isSpokenOf) {
        this.owner = owner;
        this.advisories = advisories;
        this.isSpokenOf = isSpokenOf;
    }

    /** Empty for a subject that nobody owns. */
    static Optional<OwnerAdvisories> of(MatchSubject subject, AdvisorySet set) {
        return Optional.ofNullable(subject.owner())
                .map(owner -> new OwnerAdvisories(
                        owner, set.about(owner.stream(), owner.name()), set.speaksOf(owner.stream())));
    }

    /** Why the vulnerability is not the package's own, as a clause; empty when the distribution leaves it open. */
    Optional<String> settle(Vulnerability vulnerability) {
        return advisories.stream()
                .filter(advisory -> names(advisory, vulnerability))
                .findFirst()
                .map(advisory -> "its files are those of " + owner + ", for which " + advisory.id() + " decides")
                .or(() -> Optional.of("its files are those of " + owner
                                + ", whose advisories list what is not fixed and not this one")
                        .filter(clause -> isComprehensive() && VulnerabilityIdentity.isCve(vulnerability.id())));
    }

    /** The findings that the distribution leaves open, each with its owner. */
    List<Finding> leave(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> settle(finding.vulnerability()).isEmpty())
                .map(this::marked)
                .toList();
    }

    private Finding marked(Finding finding) {
        MatchEvidence evidence = finding.evidence();
        return new Finding(
                finding.vulnerability(),
                finding.severity(),
                finding.fixed(),
                finding.fixState(),
                new MatchEvidence(
                        evidence.advisory(),
                        evidence.export(),
                        evidence.comparedName(),
                        evidence.comparedVersion(),
                        evidence.range() + ", in files of " + owner + silence(),
                        evidence.severitySource()));
    }

    private String silence() {
        return isSpokenOf ? ", whose advisories do not name it" : ", of whose release no advisories are held";
    }

    /** The silence of a release that nobody speaks of is no answer, whoever publishes it. */
    private boolean isComprehensive() {
        return isSpokenOf
                && Ecosystem.of(owner.stream()).filter(Ecosystem::listsUnfixed).isPresent();
    }

    private static boolean names(Advisory advisory, Vulnerability vulnerability) {
        Set<String> names = VulnerabilityIdentity.names(advisory);
        return names.contains(vulnerability.id())
                || vulnerability.aliases().stream().anyMatch(names::contains);
    }
}
