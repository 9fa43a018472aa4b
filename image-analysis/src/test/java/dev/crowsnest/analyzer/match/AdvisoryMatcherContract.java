package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every matcher promises, for each of its streams. Its test extends this and says which streams these are and what a
 * subject of theirs looks like. The versions below mean the same to every scheme.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdvisoryMatcherContract {

    private static final String CVE = "CVE-2099-1001";
    private static final String NAME = "flask";
    private static final String NO_VERSION = " ";
    private static final String OLDER = "1.0.0";
    private static final String FROM = "2.0.0";
    private static final String WITHIN = "2.5.0";
    private static final String TO = "3.0.0";
    private static final String NEWER = "4.0.0";
    private static final List<String> ALL = List.of(OLDER, FROM, WITHIN, TO, NEWER);

    /** The one under test. */
    protected abstract AdvisoryMatcher matcher();

    /** At least one stream of each ecosystem that it covers. */
    protected abstract List<String> streams();

    /** A subject for which advisories of this name and version are looked up. */
    protected abstract MatchSubject subject(Stream stream, String name, String version);

    @Test
    void coversItsOwnEcosystemsAndNoOther() {
        Set<String> own = Set.copyOf(streams());
        assertThat(own).allMatch(stream -> matcher().covers(new Stream(stream)));
        assertThat(Ecosystem.values())
                .filteredOn(ecosystem -> own.stream().noneMatch(stream -> isOf(ecosystem, stream)))
                .noneMatch(ecosystem -> matcher().covers(new Stream(ecosystem.family())));
        assertThat(matcher().covers(new Stream("Plan9:4"))).isFalse();
        assertThat(matcher().covers(new Stream(""))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void comparesWithinTheSubjectsStream(String stream) {
        assertThat(matcher().comparison(subject(stream, OLDER)))
                .hasValue(new Comparison(
                        new Stream(stream),
                        NAME,
                        OLDER,
                        Ecosystem.of(new Stream(stream)).orElseThrow().versions()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void findsVersionsFromTheFirstAffectedToBeforeTheFix(String stream) {
        Builder advisory = advisory(stream).events(stream, NAME, "introduced 2.0.0, fixed 3.0.0");
        assertThat(affected(stream, advisory)).containsExactly(FROM, WITHIN);
        assertThat(judge(stream, WITHIN, advisory)).isEqualTo(new Verdict.Affected(">= 2.0.0, < 3.0.0", TO));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void findsVersionsUpToTheLastAffectedWithIt(String stream) {
        Builder advisory = advisory(stream).events(stream, NAME, "introduced 0, last_affected 3.0.0");
        assertThat(affected(stream, advisory)).containsExactly(OLDER, FROM, WITHIN, TO);
        assertThat(judge(stream, TO, advisory)).isEqualTo(new Verdict.Affected("<= 3.0.0", null));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void findsVersionsThatAreListed(String stream) {
        assertThat(affected(stream, advisory(stream).versions(stream, NAME, OLDER, TO)))
                .containsExactly(OLDER, TO);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void findsNothingInAnEmptyRange(String stream) {
        for (String events : List.of("introduced 0, fixed 0", "introduced 2.0.0, fixed 2.0.0")) {
            assertThat(ALL)
                    .allSatisfy(version -> assertThat(
                                    judge(stream, version, advisory(stream).events(stream, NAME, events)))
                            .isInstanceOf(Verdict.NotAffected.class));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cannotJudgeByAnAdvisoryWithoutVersions(String stream) {
        assertUndecidable(stream, WITHIN, advisory(stream).affected(stream, NAME, "\"ranges\": []"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cannotJudgeAVersionThatCannotBeRead(String stream) {
        for (String events :
                List.of("introduced 0, fixed 3.0.0", "introduced 2.0.0", "introduced 0, last_affected 1.0.0")) {
            assertUndecidable(stream, NO_VERSION, advisory(stream).events(stream, NAME, events));
        }
        assertUndecidable(stream, NO_VERSION, advisory(stream).versions(stream, NAME, WITHIN));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cannotJudgeByARangeThatCannotBeRead(String stream) {
        Advisory advisory = advisory(stream, new VersionInterval("0", NO_VERSION, null));
        assertThat(ALL)
                .allSatisfy(version ->
                        assertThat(judge(stream, version, advisory)).isInstanceOf(Verdict.Undecidable.class));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cannotJudgeByARangeThatEndsBeforeItBegins(String stream) {
        for (var interval : List.of(new VersionInterval(TO, FROM, null), new VersionInterval(TO, null, FROM))) {
            Advisory advisory = advisory(stream, interval);
            assertThat(ALL)
                    .allSatisfy(version -> assertThat(judge(stream, version, advisory))
                            .isEqualTo(new Verdict.Undecidable(
                                    "the advisory's range ends before it begins: " + interval.describe())));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void findsInOneRangeWhatAnotherLeavesOpen(String stream) {
        Advisory advisory =
                advisory(stream, new VersionInterval(TO, FROM, null), new VersionInterval(FROM, NEWER, null));
        assertThat(judge(stream, WITHIN, advisory)).isInstanceOf(Verdict.Affected.class);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void showsTheHighestFixInWhateverOrderRangesCome(String stream) {
        VersionInterval low = new VersionInterval("0", TO, null);
        VersionInterval high = new VersionInterval(FROM, NEWER, null);
        var expected = new Verdict.Affected(">= 2.0.0, < 4.0.0", NEWER);
        assertThat(judge(stream, WITHIN, advisory(stream, low, high))).isEqualTo(expected);
        assertThat(judge(stream, WITHIN, advisory(stream, high, low))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void saysTheSameOfEqualSubjects(String stream) {
        Builder advisory = advisory(stream).fixed(stream, NAME, TO);
        for (String version : List.of(NO_VERSION, WITHIN, NEWER)) {
            assertThat(match(subject(stream, version), advisory)).isEqualTo(match(subject(stream, version), advisory));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void saysTheSameInWhateverOrderAdvisoriesCome(String stream) {
        List<Builder> advisories = Arrays.asList(
                advisory(stream, "A-1", CVE).fixed(stream, NAME, TO),
                advisory(stream, "A-2", CVE).fixed(stream, NAME, NEWER),
                advisory(stream, "A-3", CVE).fixed(stream, NAME, null),
                advisory(stream, "A-4", "CVE-2099-1002").fixed(stream, NAME, TO),
                advisory(stream, "A-5", "CVE-2099-1003").affected(stream, NAME, "\"ranges\": []"));
        SubjectVerdict expected = match(subject(stream, WITHIN), advisories.toArray(Builder[]::new));
        assertThat(expected.findings()).extracting(Finding::fixed).containsExactly(NEWER, TO);
        assertThat(expected.undecided()).extracting(Undecided::advisory).containsExactly("A-5");
        var random = new Random(1);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(advisories, random);
            assertThat(match(subject(stream, WITHIN), advisories.toArray(Builder[]::new)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void dropsWhatWasWithdrawn(String stream) {
        assertSilent(match(
                subject(stream, WITHIN),
                bystander(stream),
                advisory(stream).fixed(stream, NAME, TO).withdrawn(),
                advisory(stream, "A-2", CVE)
                        .affected(stream, NAME, "\"ranges\": []")
                        .withdrawn()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void heedsNoOtherStreamsAdvisory(String stream) {
        List<String> others = Arrays.stream(Ecosystem.values())
                .map(ecosystem -> isOf(ecosystem, stream) ? stream + ":other" : ecosystem.family() + ":1")
                .toList();
        for (String other : others) {
            assertSilent(match(
                    subject(stream, WITHIN), bystander(stream), advisory(other).fixed(other, NAME, null)));
            assertThat(judge(
                            stream,
                            WITHIN,
                            advisory(stream).fixed(other, NAME, null).fixed(stream, NAME, OLDER)))
                    .isInstanceOf(Verdict.NotAffected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isUndecidedWhereNoAdvisorySpeaksOfTheStream(String stream) {
        for (Builder foreign : List.of(
                advisory("npm:1").fixed("npm:1", NAME, null), bystander(stream).withdrawn())) {
            SubjectVerdict verdict = match(subject(stream, WITHIN), foreign);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.undecided())
                    .singleElement()
                    .satisfies(open -> assertThat(open.advisory()).isNull())
                    .extracting(Undecided::reason)
                    .isEqualTo("none of the advisories that are held speaks of any package of " + stream);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void knowsANameInEachSpellingThatItsEcosystemTakesForOne(String stream) {
        Ecosystem ecosystem = Ecosystem.of(new Stream(stream)).orElseThrow();
        String name = ecosystem.normalizeName("Foo_Bar.Baz");
        MatchSubject subject = subject(new Stream(stream), name, WITHIN);
        for (String spelling : List.of("Foo_Bar.Baz", "foo_bar.baz", "foo-bar-baz", "FOO-BAR-BAZ")) {
            int expected = ecosystem.normalizeName(spelling).equals(name) ? 1 : 0;
            assertThat(match(subject, advisory(stream).fixed(stream, spelling, TO))
                            .findings())
                    .as(spelling)
                    .hasSize(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void heedsNoAdvisoryOfAnotherName(String stream) {
        for (String name : List.of(NAME + "x", "x" + NAME, NAME + ":" + NAME)) {
            assertSilent(match(subject(stream, WITHIN), advisory(stream).fixed(stream, name, null)));
        }
    }

    private MatchSubject subject(String stream, String version) {
        return subject(new Stream(stream), NAME, version);
    }

    private List<String> affected(String stream, Builder advisory) {
        return ALL.stream()
                .filter(version -> judge(stream, version, advisory) instanceof Verdict.Affected)
                .toList();
    }

    private Verdict judge(String stream, String version, Builder advisory) {
        return judge(stream, version, advisory.build());
    }

    private Verdict judge(String stream, String version, Advisory advisory) {
        Comparison comparison = matcher().comparison(subject(stream, version)).orElseThrow();
        return matcher().judge(comparison, advisory);
    }

    private SubjectVerdict match(MatchSubject subject, Builder... advisories) {
        return new VulnerabilityMatcher(List.of(matcher()), MatchListener.NONE)
                .match(subject, Advisories.set(advisories));
    }

    private void assertUndecidable(String stream, String version, Builder advisory) {
        assertThat(judge(stream, version, advisory)).isInstanceOf(Verdict.Undecidable.class);
        SubjectVerdict verdict = match(subject(stream, version), advisory);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.undecided()).hasSize(1);
    }

    private static void assertSilent(SubjectVerdict verdict) {
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.undecided()).isEmpty();
    }

    /** Of the stream, and of no package that is asked for. */
    private static Builder bystander(String stream) {
        return advisory(stream, "A-9", "CVE-2099-1009").fixed(stream, "bystander", null);
    }

    private static boolean isOf(Ecosystem ecosystem, String stream) {
        return Ecosystem.of(new Stream(stream)).orElseThrow() == ecosystem;
    }

    private static Builder advisory(String stream) {
        return advisory(stream, "A-1", CVE);
    }

    /** Errata name what they fix under {@code related}; to all others that is nothing. */
    private static Builder advisory(String stream, String id, String cve) {
        return Advisories.advisory(new Stream(stream).family(), id).aliases(cve).related(cve);
    }

    /** As it is, where an OSV record's events would be put in order. */
    private static Advisory advisory(String stream, VersionInterval... intervals) {
        var affected = new AffectedPackage(new Stream(stream), NAME, List.of(intervals), Set.of(), List.of());
        var key = new AdvisoryKey(new Stream(stream).family(), "A-1");
        return new Advisory(
                key, Instant.EPOCH, null, List.of(CVE), List.of(), List.of(CVE), "", List.of(), List.of(affected));
    }
}
