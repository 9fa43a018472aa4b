package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MatchOnceIT {

    @Inject
    SubjectMatching matching;

    @Inject
    ImageSearch search;

    @Inject
    ImageVerdicts verdicts;

    @Inject
    AdvisoryDesk desk;

    @Inject
    FindingUpkeep upkeep;

    @Inject
    MeterRegistry meters;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private final String left = "left-" + UUID.randomUUID();
    private final String right = "right-" + UUID.randomUUID();
    private Exports exports;

    @BeforeEach
    void makeExports() {
        exports = new Exports(directory);
    }

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
    }

    private double calls() {
        return meters.get("crowsnest.matched.subjects").counter().count();
    }

    @Test
    void judgesSubjectsOfASecondImageNotAgain() {
        desk.sync(exports.npm("GHSA-1", left, "2.0.0", Exports.CRITICAL).write());
        List<MatchSubject> subjects = List.of(StoredImages.npm(left, "1.0.0"), StoredImages.npm(right, "1.0.0"));
        double before = calls();

        ImageFindings first = matching.matchImage(StoredImages.add(jdbi), subjects);
        double afterFirst = calls();
        ImageFindings second = matching.matchImage(StoredImages.add(jdbi), subjects);

        assertThat(first).isEqualTo(new ImageFindings(Map.of(Severity.CRITICAL, 1), 1, 0));
        assertThat(second).isEqualTo(first);
        assertThat(afterFirst - before).isEqualTo(2);
        assertThat(calls()).isEqualTo(afterFirst);
    }

    @Test
    void countsOneVulnerabilityOfSeveralPackagesOnceAtItsWorst() {
        String cve = "CVE-2026-" + 10_000 + Math.abs(left.hashCode() % 1_000_000);
        desk.sync(exports.npm("GHSA-1", left, "2.0.0", "", cve)
                .npm("GHSA-2", right, "2.0.0", "", cve)
                .put("osv", cve, Exports.record("osv", cve, "x", "1", Exports.CRITICAL))
                .write());

        ImageFindings found = matching.matchImage(
                StoredImages.add(jdbi), List.of(StoredImages.npm(left, "1.0.0"), StoredImages.npm(right, "1.0.0")));

        assertThat(found).isEqualTo(new ImageFindings(Map.of(Severity.CRITICAL, 1), 1, 0));
    }

    @Test
    void movesCountsWhenAnAdvisoryComesChangesAndGoes() {
        desk.sync(exports.npm("GHSA-0", "other", "1", "").write());
        Digest image = StoredImages.add(jdbi);
        matching.matchImage(image, List.of(StoredImages.npm(left, "1.0.0"), StoredImages.npm(right, "1.0.0")));

        desk.sync(exports.npm("GHSA-1", left, "2.0.0", Exports.LOW).write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.LOW)).isEqualTo(1);
        assertThat(StoredImages.counts(jdbi, image).fixable()).isEqualTo(1);

        desk.sync(exports.npm("GHSA-1", left, "2.0.0", Exports.CRITICAL).write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.LOW)).isZero();
        assertThat(StoredImages.counts(jdbi, image).count(Severity.CRITICAL)).isEqualTo(1);

        // It was about another package all along.
        desk.sync(exports.npm("GHSA-1", right, "0.5.0", Exports.CRITICAL).write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.CRITICAL)).isZero();
        assertThat(StoredImages.counts(jdbi, image).fixable()).isZero();
    }

    @Test
    void judgesAnewWhenTheRecordThatTheSeverityComesFromChanges() {
        String cve = "CVE-2026-" + 20_000 + Math.abs(left.hashCode() % 1_000_000);
        exports.bystander("osv", "osv")
                .npm("GHSA-1", left, "2.0.0", "", cve)
                .put("osv", cve, Exports.record("osv", cve, "x", "1", Exports.LOW));
        desk.sync(exports.write());
        Digest image = StoredImages.add(jdbi);
        matching.matchImage(image, List.of(StoredImages.npm(left, "1.0.0")));
        assertThat(StoredImages.counts(jdbi, image).count(Severity.LOW)).isEqualTo(1);

        desk.sync(exports.put("osv", cve, Exports.record("osv", cve, "x", "1", Exports.CRITICAL))
                .write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.CRITICAL)).isEqualTo(1);
        assertThat(StoredImages.counts(jdbi, image).count(Severity.LOW)).isZero();

        desk.sync(exports.remove("osv", cve).write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.UNSPECIFIED)).isEqualTo(1);
    }

    @Test
    void judgesAnewOverARecordThatOnlyLinks() {
        String cve = "CVE-2026-" + 30_000 + Math.abs(left.hashCode() % 1_000_000);
        String ghsa = "GHSA-" + left;
        exports.bystander("link", "link")
                .npm("NPM-" + left, left, "2.0.0", "", ghsa)
                .put("link", ghsa, Exports.record("link", ghsa, "x", "1", "", cve))
                .put("osv", cve, Exports.record("osv", cve, "x", "1", Exports.LOW));
        desk.sync(exports.write());
        Digest image = StoredImages.add(jdbi);
        matching.matchImage(image, List.of(StoredImages.npm(left, "1.0.0")));
        assertThat(search.having(cve, "", 10)).containsExactly(image.toString());

        desk.sync(exports.put("osv", cve, Exports.record("osv", cve, "x", "1", Exports.CRITICAL))
                .write());
        assertThat(StoredImages.counts(jdbi, image).count(Severity.CRITICAL)).isEqualTo(1);

        desk.sync(exports.remove("link", ghsa).write());
        assertThat(search.having(cve, "", 10)).isEmpty();
        assertThat(search.having(ghsa, "", 10)).containsExactly(image.toString());
    }

    @Test
    void keepsWhetherAVulnerabilityWillBeFixed() {
        MatchSubject gem =
                new MatchSubject(new Stream("RubyGems"), left, "1.0.0", null, null, PackageRecord.Origin.UNSTATED);
        Digest image = StoredImages.add(jdbi);
        desk.sync(exports.put("RubyGems", "GHSA-1", unfixedGem(", \"database_specific\": {\"patched_versions\": null}"))
                .write());
        matching.matchImage(image, List.of(gem));
        assertThat(finding(gem).fixState()).isEqualTo(FixState.NOT_FIXED);
        assertThat(StoredImages.counts(jdbi, image).fixable()).isZero();

        desk.sync(exports.put("RubyGems", "GHSA-1", unfixedGem("")).write());
        assertThat(finding(gem).fixState()).isEqualTo(FixState.UNKNOWN);

        desk.sync(exports.put("RubyGems", "GHSA-1", Exports.record("RubyGems", "GHSA-1", left, "2.0.0", ""))
                .write());
        assertThat(finding(gem).fixState()).isEqualTo(FixState.FIXED);
    }

    private Finding finding(MatchSubject subject) {
        return verdicts.of(List.of(subject))
                .orElseThrow()
                .get(subject)
                .findings()
                .get(0);
    }

    private String unfixedGem(String rest) {
        return """
               {"id": "GHSA-1", "modified": "2026-01-02T03:04:05Z", "affected": [
                 {"package": {"ecosystem": "RubyGems", "name": "%s"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]%s}
               """.formatted(left, rest);
    }

    @Test
    void countsWhatCannotBeJudged() {
        desk.sync(exports.npm("GHSA-1", left, "2.0.0", "")
                .npm("GHSA-2", left, "3.0.0", "")
                .write());
        Digest image = StoredImages.add(jdbi);
        MatchSubject unreadable = StoredImages.npm(left, "no version\0at all");

        assertThat(matching.matchImage(image, List.of(unreadable))).isEqualTo(new ImageFindings(Map.of(), 0, 2));
        desk.sync(exports.remove("npm", "GHSA-2").write());

        assertThat(StoredImages.counts(jdbi, image).undecided()).isEqualTo(1);
        assertThat(verdicts.of(List.of(unreadable))
                        .orElseThrow()
                        .get(unreadable)
                        .undecided())
                .hasSize(1);
    }

    @Test
    void keepsThePartsOfSubjectsApart() {
        var plain = StoredImages.npm(left, "1.0.0");
        var withVendor = new MatchSubject(
                plain.stream(),
                plain.name(),
                plain.version(),
                null,
                null,
                new PackageRecord.Origin(null, "somebody", null));
        double before = calls();

        matching.matchImage(StoredImages.add(jdbi), List.of(plain, withVendor));

        assertThat(calls() - before).isEqualTo(2);
    }

    @Test
    void knowsAJarWithoutAGroupByItsClassesWhenAnAdvisoryComes() {
        desk.sync(exports.npm("GHSA-0", "other", "1", "").write());
        Digest known = StoredImages.add(jdbi);
        Digest doubtful = StoredImages.add(jdbi);
        matching.matchImage(known, List.of(jar("com.acme.other", "org.acme.text")));
        matching.matchImage(doubtful, List.of(jar("com.acme.other")));

        desk.sync(exports.put(
                        "Maven", "GHSA-1", Exports.record("Maven", "GHSA-1", "org.acme:" + left, "2.0.0", Exports.LOW))
                .write());

        assertThat(StoredImages.counts(jdbi, known).count(Severity.LOW)).isEqualTo(1);
        assertThat(StoredImages.counts(jdbi, known).undecided()).isZero();
        assertThat(StoredImages.counts(jdbi, doubtful).count(Severity.LOW)).isZero();
        assertThat(StoredImages.counts(jdbi, doubtful).undecided()).isEqualTo(1);
    }

    private MatchSubject jar(String... classPackages) {
        return new MatchSubject(
                new Stream("Maven"),
                ":" + left,
                "1.0",
                null,
                null,
                PackageRecord.Origin.UNSTATED,
                List.of(classPackages),
                null);
    }

    /** Advisories that were there before are found by the name that V6 gave them. */
    @Test
    void findsJarsByTheHashThatTheMigrationWrites() {
        long migrated = jdbi.withHandle(handle -> handle.createQuery("""
                        select ('x' || encode(substring(sha256(convert_to(:stream, 'UTF8') || '\\x00'::bytea
                                                               || convert_to(:artifact, 'UTF8'))
                                              from 1 for 8), 'hex'))::bit(64)::bigint
                        """)
                .bind("stream", "Maven")
                .bind("artifact", ":" + left)
                .mapTo(Long.class)
                .one());

        assertThat(migrated).isEqualTo(new PackageName(new Stream("Maven"), ":" + left).lookup());
    }

    @Test
    void forgetsSubjectsThatNoImageHasAnyMoreAndJudgesThemAnew() {
        desk.sync(exports.npm("GHSA-" + left, left, "2.0.0", "").write());
        Digest gone = StoredImages.add(jdbi);
        Digest kept = StoredImages.add(jdbi);
        matching.matchImage(gone, List.of(StoredImages.npm(left, "1.0.0")));
        matching.matchImage(kept, List.of(StoredImages.npm(right, "1.0.0")));
        jdbi.useHandle(handle -> {
            handle.execute("delete from image where digest = ?", gone.toString());
            handle.execute("update match_subject set seen_on = current_date - 60 where name in (?, ?)", left, right);
        });
        double before = calls();

        upkeep.forget();

        assertThat(ofNoSubject("finding") + ofNoSubject("undecided") + ofNoSubject("finding_change"))
                .isZero();
        assertThat(evidenceOf("GHSA-" + left)).isZero();
        matching.matchImage(
                StoredImages.add(jdbi), List.of(StoredImages.npm(left, "1.0.0"), StoredImages.npm(right, "1.0.0")));

        assertThat(calls() - before).isEqualTo(1);
    }

    private int evidenceOf(String advisory) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from evidence where advisory = :advisory")
                .bind("advisory", advisory)
                .mapTo(Integer.class)
                .one());
    }

    private int ofNoSubject(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table
                        + " f where not exists (select from match_subject s where s.key = f.subject)")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void filesAwayWhatWasPut() {
        upkeep.fileAway();
        matching.matchImage(StoredImages.add(jdbi), List.of(StoredImages.npm(left, "1.0.0")));

        assertThat(filedAway()).isPositive();
        matching.matchImage(StoredImages.add(jdbi), List.of(StoredImages.npm(left, "1.0.0")));
        upkeep.fileAway();

        assertThat(filedAway()).isZero();
    }

    /** How many pages of entries waited for it. */
    private int filedAway() {
        return jdbi.withHandle(handle -> handle.createQuery("select gin_clean_pending_list('image_subjects_subject')")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void pagesThroughImages() {
        desk.sync(exports.npm("GHSA-" + left, left, "2.0.0", "").write());
        List<String> images = java.util.stream.Stream.generate(() -> StoredImages.add(jdbi))
                .limit(3)
                .peek(image -> matching.matchImage(image, List.of(StoredImages.npm(left, "1.0.0"))))
                .map(Digest::toString)
                .sorted()
                .toList();

        assertThat(search.having("GHSA-" + left, "", 2)).isEqualTo(images.subList(0, 2));
        assertThat(search.having("GHSA-" + left, images.get(1), 2)).isEqualTo(images.subList(2, 3));
    }
}
