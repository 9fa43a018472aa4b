package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever changes in advisories, what is stored of images after each change, judging only what it concerns, is what the plain matcher
 * says of them by all advisories at once. Changes are drawn by a seed: records come, change, are withdrawn and go, with aliases that
 * join and part them, and releases begin and end to be spoken of.
 */
@QuarkusTest
class RandomChangesIT {

    private static final int ROUNDS = 30;
    private static final int ROUNDS_PER_IMAGE = 5;

    @Inject
    SubjectMatching matching;

    @Inject
    ImageVerdicts verdicts;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private final Map<Digest, List<MatchSubject>> images = new LinkedHashMap<>();

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void leaveWhatThePlainMatcherSays(long seed) {
        var random = new Random(seed);
        var exports = new Exports(directory);
        var changes = new RandomChanges(random, exports);
        List<MatchSubject> subjects = changes.subjects();
        for (int round = 0; round < ROUNDS; round++) {
            changes.next();
            assertThat(desk.sync(exports.write())).isTrue();
            if (round % ROUNDS_PER_IMAGE == 0) {
                Digest image = StoredImages.add(jdbi);
                images.put(image, changes.some(subjects));
                matching.matchImage(image, images.get(image));
            }
            InMemoryAdvisorySet all = all(exports);
            for (Map.Entry<Digest, List<MatchSubject>> image : images.entrySet()) {
                assertStored(image.getKey(), image.getValue(), all, "seed " + seed + ", round " + round);
            }
        }
    }

    private void assertStored(Digest image, List<MatchSubject> subjects, InMemoryAdvisorySet all, String when) {
        List<SubjectVerdict> plain = Matchers.matcher().match(subjects, all);
        Map<MatchSubject, SubjectVerdict> stored = verdicts.of(subjects).orElseThrow();
        for (SubjectVerdict expected : plain) {
            SubjectVerdict found = stored.get(expected.subject());
            assertThat(found.findings()).as(when + ", " + expected.subject()).isEqualTo(expected.findings());
            assertThat(found.undecided())
                    .as(when + ", " + expected.subject())
                    .containsExactlyInAnyOrderElementsOf(expected.undecided());
        }
        assertThat(StoredImages.counts(jdbi, image)).as(when).isEqualTo(counts(plain));
    }

    private static ImageFindings counts(List<SubjectVerdict> plain) {
        Map<String, Severity> worst = new TreeMap<>();
        Map<String, Boolean> fixable = new TreeMap<>();
        int undecided = 0;
        for (SubjectVerdict verdict : plain) {
            undecided += verdict.undecided().size();
            verdict.findings().forEach(finding -> {
                worst.merge(finding.vulnerability().id(), finding.severity(), RandomChangesIT::worse);
                fixable.merge(finding.vulnerability().id(), finding.fixed() != null, Boolean::logicalOr);
            });
        }
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, (int)
                    worst.values().stream().filter(one -> one == severity).count());
        }
        return new ImageFindings(
                counts, (int) fixable.values().stream().filter(one -> one).count(), undecided);
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static InMemoryAdvisorySet all(Exports exports) {
        List<Advisory> all = new ArrayList<>();
        var source = new OsvExport(exports.address());
        source.forEach(source.ecosystems(), all::add);
        return InMemoryAdvisorySet.of(all, new AdvisoryEdition("plain", all.size(), null));
    }
}
