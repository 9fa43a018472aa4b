package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a distribution's own advisories decide of images that are stored, when they come and go. */
@QuarkusTest
class DistributionWordIT {

    @Inject
    SubjectMatching matching;

    @Inject
    ImageSearch search;

    @Inject
    ImageVerdicts verdicts;

    @Inject
    AdvisoryDesk desk;

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

    @Test
    void judgesAnOwnedPackageAnewWhenItsDistributionSpeaks() {
        String cve = "CVE-2026-" + 40_000 + Math.abs(left.hashCode() % 1_000_000);
        var plain = StoredImages.npm(left, "1.0.0");
        var owned = plain.ownedBy(new OwningSource(new Stream("Debian:12"), "node-" + left));
        exports.bystander("Debian", "Debian:12").npm("GHSA-1", left, "2.0.0", Exports.LOW, cve);
        desk.sync(exports.write());
        Digest alone = StoredImages.add(jdbi);
        Digest brought = StoredImages.add(jdbi);
        matching.matchImage(alone, List.of(plain));
        matching.matchImage(brought, List.of(owned));
        assertThat(StoredImages.counts(jdbi, alone).count(Severity.LOW)).isEqualTo(1);
        assertThat(StoredImages.counts(jdbi, brought).count(Severity.LOW)).isEqualTo(1);
        assertThat(verdict(owned).findings().get(0).evidence().range())
                .contains("in files of node-" + left + " of Debian:12");

        String record = "DEBIAN-" + cve;
        desk.sync(exports.put("Debian", record, Exports.record("Debian:12", record, "node-" + left, "0.5", ""))
                .write());
        assertThat(StoredImages.counts(jdbi, alone).count(Severity.LOW)).isEqualTo(1);
        assertThat(StoredImages.counts(jdbi, brought).count(Severity.LOW)).isZero();
        assertThat(search.having(cve, "", 10)).containsExactly(alone.toString());

        desk.sync(exports.remove("Debian", record).write());
        assertThat(StoredImages.counts(jdbi, brought).count(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void judgesAReleaseAnewWhenItsFirstAdvisoryComesAndItsLastOneGoes() {
        String cve = "CVE-2026-" + 50_000 + Math.abs(left.hashCode() % 1_000_000);
        exports.bystander("Ubuntu", "Ubuntu:77.04").npm("GHSA-1", left, "2.0.0", Exports.LOW, cve);
        desk.sync(exports.write());
        var release = new Stream("Ubuntu:78.04");
        var itsOwn = new MatchSubject(release, right, "1.0", null, null, PackageRecord.Origin.UNSTATED);
        var owned = StoredImages.npm(left, "1.0.0").ownedBy(new OwningSource(release, "node-" + left));
        Digest image = StoredImages.add(jdbi);
        matching.matchImage(image, List.of(itsOwn, owned));
        assertThat(StoredImages.counts(jdbi, image)).isEqualTo(lows(1, 1));

        desk.sync(exports.put("Ubuntu", "USN-1", Exports.record("Ubuntu:78.04", "USN-1", "other", "1", ""))
                .write());
        assertThat(StoredImages.counts(jdbi, image)).isEqualTo(lows(0, 0));

        desk.sync(exports.remove("Ubuntu", "USN-1").write());
        assertThat(StoredImages.counts(jdbi, image)).isEqualTo(lows(1, 1));
        assertThat(verdict(itsOwn).undecided())
                .containsExactly(new Undecided(
                        null,
                        "Ubuntu:78.04",
                        "none of the advisories that are held speaks of any package of Ubuntu:78.04"));
    }

    @Test
    void takesNoStrayRecordOfAnotherReleasesExportForTheWordOfARelease() {
        exports.bystander("AlmaLinux:8", "AlmaLinux:8").npm("GHSA-1", left, "2.0.0", Exports.LOW);
        desk.sync(exports.put("AlmaLinux:8", "ALSA-1", Exports.record("AlmaLinux:77", "ALSA-1", "other", "1", ""))
                .write());
        var subject =
                new MatchSubject(new Stream("AlmaLinux:77"), right, "1.0", null, null, PackageRecord.Origin.UNSTATED);
        Digest image = StoredImages.add(jdbi);

        matching.matchImage(image, List.of(subject));

        assertThat(StoredImages.counts(jdbi, image)).isEqualTo(lows(0, 1));
    }

    private static ImageFindings lows(int lows, int undecided) {
        var severities = new EnumMap<Severity, Integer>(Severity.class);
        for (Severity severity : Severity.values()) {
            severities.put(severity, severity == Severity.LOW ? lows : 0);
        }
        return new ImageFindings(severities, lows, undecided);
    }

    private SubjectVerdict verdict(MatchSubject subject) {
        return verdicts.of(List.of(subject)).orElseThrow().get(subject);
    }
}
