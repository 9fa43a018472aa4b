package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analysis.finding.HistoryEntry;
import dev.crowsnest.analysis.finding.ImageHistories;
import dev.crowsnest.analysis.finding.StoredImages;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.event.v1.FindingsNews;
import dev.crowsnest.contracts.event.v1.RepositoryFindingsChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
class RepositoryNewsIT {

    @Inject
    AdvisoryDesk desk;

    @Inject
    SubjectMatching matching;

    @Inject
    Inventories inventories;

    @Inject
    ImageHistories histories;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private final String left = "left-" + UUID.randomUUID();
    private final String right = "right-" + UUID.randomUUID();
    private final String id = "GHSA-" + left;
    private final String repository = "team/" + left;
    private Exports exports;
    private Broker broker;

    @BeforeEach
    void connect() {
        exports = new Exports(directory);
        broker = Broker.connect();
        // What is told below is told of the test's own advisories, and of nothing before them.
        desk.sync(exports.npm("GHSA-0", "other", "1", "").write());
    }

    @AfterEach
    void disconnect() {
        broker.close();
        desk.returnToStarterSet();
    }

    private Digest image(String repository, String... packages) {
        Digest image = StoredImages.add(jdbi);
        matching.matchImage(
                image,
                List.of(packages).stream()
                        .map(name -> StoredImages.npm(name, "1.0.0"))
                        .toList());
        inventories.save(
                new FinishedAnalysis(
                        image,
                        FinishedAnalysis.Kind.IMAGE,
                        List.of(new FinishedAnalysis.Child(image, "linux/amd64", ""))),
                new ImagePlace("integration-1", Registry.ACCOUNT, Registry.REGION, repository));
        return image;
    }

    private List<FindingsNews> awaitNews(String repository, int count) {
        return Awaitility.await(count + " news of " + repository)
                .atMost(Duration.ofSeconds(30))
                .until(() -> broker.news(repository), news -> news.size() >= count);
    }

    private List<HistoryEntry> history(Digest image) {
        return histories.page(image, HistoryEntry.Cursor.START, 100);
    }

    @Test
    void tellsARepositoryOncePerVulnerabilityHowManyOfItsImagesAreConcerned() {
        Digest one = image(repository, left);
        Digest two = image(repository, left, right);
        image(repository, right);
        Digest elsewhere = image(repository + "-elsewhere", left);

        desk.sync(exports.npm(id, left, "2.0.0", Exports.LOW).write());

        FindingsNews news = awaitNews(repository, 1).get(0);
        RepositoryFindingsChanged changed = news.getRepositoryFindingsChanged();
        assertThat(news.getIntegrationId()).isEqualTo("integration-1");
        assertThat(news.getRepository()).isEqualTo(Registry.location(repository));
        assertThat(changed.getVulnerability()).isEqualTo(id);
        assertThat(changed.getSeverity()).isEqualTo("LOW");
        assertThat(changed.getNewlyAffected()).isEqualTo(2);
        assertThat(changed.getNoLongerAffected() + changed.getSeverityChanged() + changed.getFixChanged())
                .isZero();
        assertThat(changed.getSampleList()).containsExactlyInAnyOrder(one.toString(), two.toString());
        assertThat(awaitNews(repository + "-elsewhere", 1)
                        .get(0)
                        .getRepositoryFindingsChanged()
                        .getSampleList())
                .containsExactly(elsewhere.toString());
        assertThat(broker.news(repository)).hasSize(1);
    }

    @Test
    void tellsOfSeveritiesFixesAndEndsInTheOrderInWhichTheyCame() {
        Digest image = image(repository, left);

        desk.sync(exports.npm(id, left, "2.0.0", Exports.LOW).write());
        desk.sync(exports.npm(id, left, "2.0.0", Exports.CRITICAL).write());
        desk.sync(exports.put("npm", id, withoutFix()).write());
        desk.sync(exports.remove("npm", id).write());

        List<FindingsNews> news = awaitNews(repository, 4);
        assertThat(news)
                .extracting(FindingsNews::getRepositoryFindingsChanged)
                .extracting(
                        RepositoryFindingsChanged::getNewlyAffected,
                        RepositoryFindingsChanged::getSeverityChanged,
                        RepositoryFindingsChanged::getFixChanged,
                        RepositoryFindingsChanged::getNoLongerAffected,
                        RepositoryFindingsChanged::getSeverity)
                .containsExactly(
                        tuple(1, 0, 0, 0, "LOW"),
                        tuple(0, 1, 0, 0, "CRITICAL"),
                        tuple(0, 0, 1, 0, "CRITICAL"),
                        tuple(0, 0, 0, 1, ""));
        assertThat(news).extracting(FindingsNews::getSequence).isSorted().doesNotHaveDuplicates();
        assertThat(history(image))
                .extracting(HistoryEntry::change)
                .containsExactlyElementsOf(news.stream()
                        .map(one -> one.getRepositoryFindingsChanged().getChange())
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    private String withoutFix() {
        return """
               {"id": "%s", "modified": "2026-01-02T03:04:05Z", "affected": [
                 {"package": {"ecosystem": "npm", "name": "%s"},
                  "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]}],
                "severity": [{"type": "CVSS_V3", "score": "%s"}]}
               """.formatted(id, left, Exports.CRITICAL);
    }

    @Test
    void tellsNothingWhereAnotherPackageIsAsBadAsBefore() {
        desk.sync(exports.npm(id, left, "2.0.0", Exports.LOW).write());
        Digest image = image(repository, left, right);
        image(repository + "-mark", right);

        desk.sync(exports.put(
                        "npm", "GHSA-" + right, Exports.record("npm", "GHSA-" + right, right, "2.0.0", Exports.LOW, id))
                .write());

        // Told of the same change, so that what is not told by then is not told at all.
        awaitNews(repository + "-mark", 1);
        assertThat(broker.news(repository)).isEmpty();
        assertThat(history(image)).isEmpty();
    }

    @Test
    void tellsNothingOfAnImageThatWasAnalysedAfterTheChange() {
        Digest before = image(repository, left);
        desk.sync(exports.npm(id, left, "2.0.0", Exports.LOW).write());
        Digest after = image(repository, left);

        RepositoryFindingsChanged changed = awaitNews(repository, 1).get(0).getRepositoryFindingsChanged();

        assertThat(changed.getSampleList()).containsExactly(before.toString());
        assertThat(history(after)).isEmpty();
        assertThat(history(before)).singleElement().satisfies(entry -> {
            assertThat(entry.change()).isEqualTo(changed.getChange());
            assertThat(entry.vulnerability()).isEqualTo(id);
            assertThat(entry.before()).isNull();
            assertThat(entry.after()).isEqualTo(new HistoryEntry.Standing(Severity.LOW, true));
        });
    }

    @Test
    void keepsTheHistoryOfAnImageThatIsAnalysedAgain() {
        Digest image = image(repository, left);
        desk.sync(exports.npm(id, left, "2.0.0", Exports.LOW).write());

        matching.matchImage(image, List.of(StoredImages.npm(left, "1.0.0")));

        assertThat(history(image)).hasSize(1);
    }
}
