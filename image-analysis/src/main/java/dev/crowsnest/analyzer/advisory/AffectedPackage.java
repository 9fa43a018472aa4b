package dev.crowsnest.analyzer.advisory;

import java.util.List;
import java.util.Set;

/**
 * One package that an advisory speaks of.
 *
 * @param name as the stream names it: the source package for distributions, {@code group:artifact} for Maven, normalised for
 *     PyPI
 * @param intervals of range types ECOSYSTEM and SEMVER; GIT ranges are not read
 * @param versions affected ones, listed by name
 * @param severities said of this package apart from the rest
 */
public record AffectedPackage(
        Stream stream,
        String name,
        List<VersionInterval> intervals,
        Set<String> versions,
        List<SeverityClaim> severities) {

    /**
     * The names that it is found by: its own, and for Maven {@code :artifact} too, since a jar may not name its group.
     */
    public List<String> lookupNames() {
        int colon = stream.name().equals(Ecosystem.MAVEN.family()) ? name.indexOf(':') : -1;
        return colon <= 0 ? List.of(name) : List.of(name, name.substring(colon));
    }

    /** Copies the collections. */
    public AffectedPackage {
        intervals = List.copyOf(intervals);
        versions = Set.copyOf(versions);
        severities = List.copyOf(severities);
    }
}
