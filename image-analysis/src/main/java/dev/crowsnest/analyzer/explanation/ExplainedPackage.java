package dev.crowsnest.analyzer.explanation;

import java.util.Comparator;
import java.util.List;

/**
 * A package that an advisory of the vulnerability speaks of.
 *
 * @param layer digest of the blob that brought it
 * @param paths where it is recorded
 * @param comparedName what was looked up: the source package for Debian, Ubuntu and Alpine
 * @param comparedVersion in the numbering of that name
 * @param advisories at least one, sorted by id
 */
public record ExplainedPackage(
        String purl,
        String layer,
        List<String> paths,
        String comparedName,
        String comparedVersion,
        List<ConsultedAdvisory> advisories) {

    /** Copies the lists. */
    public ExplainedPackage {
        paths = List.copyOf(paths);
        advisories = List.copyOf(advisories);
    }

    /** The worst that an advisory says. */
    public Standing standing() {
        return advisories.stream()
                .map(ConsultedAdvisory::standing)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
