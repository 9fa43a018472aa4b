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
 * @param unfixed what is said of affected versions that no fix ends
 */
public record AffectedPackage(
        Stream stream,
        String name,
        List<VersionInterval> intervals,
        Set<String> versions,
        List<SeverityClaim> severities,
        FixState unfixed) {

    /** A package of whose unfixed versions nothing more is said. */
    public AffectedPackage(
            Stream stream,
            String name,
            List<VersionInterval> intervals,
            Set<String> versions,
            List<SeverityClaim> severities) {
        this(stream, name, intervals, versions, severities, FixState.UNKNOWN);
    }

    /**
     * The names that it is found by: its own, and for Maven {@code :artifact} too, since a jar may not name its group.
     */
    public List<String> lookupNames() {
        int colon = stream.name().equals(Ecosystem.MAVEN.family()) ? name.indexOf(':') : -1;
        return colon <= 0 ? List.of(name) : List.of(name, name.substring(colon));
    }

    /** The same package in another stream. */
    public AffectedPackage in(Stream other) {
        return new AffectedPackage(other, name, intervals, versions, severities, unfixed);
    }

    /** The same, with what is said of affected versions that no fix ends. */
    public AffectedPackage unfixed(FixState stated) {
        return new AffectedPackage(stream, name, intervals, versions, severities, stated);
    }

    /** Copies the collections. */
    public AffectedPackage {
        intervals = List.copyOf(intervals);
        versions = Set.copyOf(versions);
        severities = List.copyOf(severities);
    }
}
