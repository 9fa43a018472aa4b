package dev.crowsnest.analyzer.version;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every version that the large set of advisories names is read by its ecosystem's scheme, but for what no tool would read, and
 * is ordered as the ecosystem's own tool orders it, where the tool is on the machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedVersionsIT {

    private static final long SEED = Long.getLong("crowsnest.test.seed", 20261123L);
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

    @TempDir
    private Path folder;

    @BeforeAll
    void readTheLargeSet() {
        String property = System.getProperty("crowsnest.test.advisories", "");
        Assumptions.assumeFalse(property.isBlank(), "skipped: crowsnest.test.advisories names no set of advisories");
        var export = new OsvExport(URI.create(property));
        export.forEach(export.ecosystems(), this::collect);
        assertThat(named).containsKeys(Ecosystem.CRATES, Ecosystem.NUGET, Ecosystem.PACKAGIST);
    }

    @Test
    void areRead() {
        assertThat(withoutOrder).isSubsetOf(WITHOUT_ORDER);
        assertThat(named)
                .allSatisfy((ecosystem, versions) -> assertThat(unreadable(ecosystem, versions))
                        .as("of %s %d versions", ecosystem, versions.size())
                        .hasSizeLessThanOrEqualTo(UNREADABLE.getOrDefault(ecosystem, 0)));
    }

    static List<Arguments> tools() {
        return List.of(
                Arguments.of(Ecosystem.DEBIAN, ReferenceTools.PERL_DPKG),
                Arguments.of(Ecosystem.UBUNTU, ReferenceTools.PERL_DPKG),
                Arguments.of(Ecosystem.ALMALINUX, ReferenceTools.RPM),
                Arguments.of(Ecosystem.PYPI, ReferenceTools.PACKAGING),
                Arguments.of(Ecosystem.RUBYGEMS, ReferenceTools.RUBYGEMS),
                Arguments.of(Ecosystem.GO, ReferenceTools.GO),
                Arguments.of(Ecosystem.CRATES, ReferenceTools.NODE),
                Arguments.of(Ecosystem.NPM, ReferenceTools.NPM),
                Arguments.of(Ecosystem.PACKAGIST, ReferenceTools.COMPOSER));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void areOrderedAsTheirToolOrdersThem(Ecosystem ecosystem, ReferenceTool tool) throws Exception {
        List<List<String>> pairs = pairs(sorted(ecosystem));
        List<String> answers = tool.compare(folder, pairs);
        int[] known = IntStream.range(0, pairs.size())
                .filter(i -> !answers.get(i).equals(ReferenceTool.NO_VERSION))
                .toArray();
        assertThat(known.length).isGreaterThan(pairs.size() * 9 / 10);
        ReferenceTool.assertAgreement(
                ecosystem.versions(),
                Arrays.stream(known).mapToObj(pairs::get).toList(),
                Arrays.stream(known).mapToObj(answers::get).toList(),
                "seed " + SEED);
    }

    /** By text, since Maven's order is not transitive. */
    @Test
    void areOrderedAsMavenOrdersThem() {
        List<List<String>> pairs =
                pairs(named.get(Ecosystem.MAVEN).stream().sorted().toList());
        ReferenceTool.assertAgreement(VersionSchemes.MAVEN, pairs, ReferenceTools.maven(pairs), "seed " + SEED);
    }

    /** Neighbours, where a mistake would show, and strangers. */
    private static List<List<String>> pairs(List<String> sorted) {
        List<List<String>> pairs = new ArrayList<>();
        var random = new Random(SEED);
        for (int i = 1; i < sorted.size(); i++) {
            pairs.add(List.of(sorted.get(i - 1), sorted.get(i)));
            pairs.add(List.of(sorted.get(i), sorted.get(random.nextInt(sorted.size()))));
        }
        return pairs;
    }

    private List<String> sorted(Ecosystem ecosystem) {
        return named.get(ecosystem).stream()
                .map(ecosystem.versions()::parse)
                .filter(ParsedVersion.Valid.class::isInstance)
                .map(valid -> ((ParsedVersion.Valid) valid).version())
                .sorted(Comparator.<Version>naturalOrder().thenComparing(Version::text))
                .map(Version::text)
                .toList();
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
