package dev.crowsnest.analyzer.version;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every version that the large set of advisories names is read by its ecosystem's scheme, but for what no tool would read. */
class NamedVersionsIT {

    private static final String FIRST = "0";

    /** Its records number the components of one vendor's images, and no catalog of ours has any. */
    private static final String WITHOUT_ORDER = "Bitnami";

    /** How many texts of an ecosystem are no versions, at most; of one that is not here, none. */
    private static final Map<Ecosystem, Integer> UNREADABLE = Map.of(
            // Slips of the pen: 0.12.5.-r0, 10.2.22.r0, 1.2.31-0, 57-1-r2.
            Ecosystem.ALPINE, 17,
            // Wildcards (2.0.x, 1.3.0-*), four numbers, and pre-releases that npm refuses (1.0.0.beta.3, 1.0RC2).
            Ecosystem.NPM, 14,
            // Older than PEP 440 (0.3m1, 0.7.10p1, 2019-09-12, trunk): lists name them, so their text matches.
            Ecosystem.PYPI, 77);

    private final Map<Ecosystem, Set<String>> named = new EnumMap<>(Ecosystem.class);
    private final SortedSet<String> withoutOrder = new TreeSet<>();

    @Test
    void areRead() {
        String property = System.getProperty("crowsnest.test.advisories", "");
        Assumptions.assumeFalse(property.isBlank(), "skipped: crowsnest.test.advisories names no set of advisories");
        var export = new OsvExport(URI.create(property));
        export.forEach(export.ecosystems(), this::collect);

        assertThat(named).containsKeys(Ecosystem.CRATES, Ecosystem.NUGET, Ecosystem.PACKAGIST);
        assertThat(withoutOrder).isSubsetOf(WITHOUT_ORDER);
        assertThat(named)
                .allSatisfy((ecosystem, versions) -> assertThat(unreadable(ecosystem, versions))
                        .as("of %s %d versions", ecosystem, versions.size())
                        .hasSizeLessThanOrEqualTo(UNREADABLE.getOrDefault(ecosystem, 0)));
    }

    private static SortedSet<String> unreadable(Ecosystem ecosystem, Set<String> versions) {
        SortedSet<String> unreadable = new TreeSet<>(versions);
        unreadable.removeIf(version -> ecosystem.versions().parse(version) instanceof ParsedVersion.Valid);
        return unreadable;
    }

    private void collect(Advisory advisory) {
        for (AffectedPackage affected : advisory.affected()) {
            Ecosystem.of(affected.stream())
                    .map(ecosystem -> named.computeIfAbsent(ecosystem, ignored -> new HashSet<>()))
                    .ifPresentOrElse(
                            versions -> versions(affected).forEach(versions::add),
                            () -> withoutOrder.add(affected.stream().family()));
        }
    }

    private static Stream<String> versions(AffectedPackage affected) {
        return Stream.concat(
                affected.versions().stream(), affected.intervals().stream().flatMap(NamedVersionsIT::ends));
    }

    private static Stream<String> ends(VersionInterval interval) {
        return Stream.of(interval.introduced(), interval.fixed(), interval.lastAffected())
                .filter(Objects::nonNull)
                .filter(version -> !version.equals(FIRST));
    }
}
