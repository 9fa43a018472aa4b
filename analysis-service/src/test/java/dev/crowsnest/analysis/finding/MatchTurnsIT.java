package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.match.MatchListener;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A new subject and a change of the advisories that speak of it meet in the middle of each other's work. */
@QuarkusTest
class MatchTurnsIT {

    @Inject
    SubjectStore subjects;

    @Inject
    VerdictStore verdicts;

    @Inject
    ImageStore images;

    @Inject
    MatchTurns turns;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    SubjectMatching matching;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private final String name = "met-" + UUID.randomUUID();
    private final CountDownLatch judged = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
    }

    /** Stops once in the middle of a judgement, when the advisories were read and nothing is committed. */
    private SubjectMatching pausing() {
        MatchListener pause = verdict -> {
            judged.countDown();
            await(goOn);
        };
        return new ImageMatching(
                new KnownSubjects(subjects), verdicts, images, turns, catalogue, new Matching(Matchers.all(), pause));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitSomebodyWaitingForATurn() {
        Awaitility.await("somebody who waits for a turn")
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                .mapTo(Integer.class)
                                .one())
                        > 0);
    }

    @Test
    void missesNoSubjectThatIsAddedWhileAdvisoriesChange() {
        var exports = new Exports(directory).npm("GHSA-0", "other", "1", "");
        desk.sync(exports.write());
        Digest image = StoredImages.add(jdbi);
        SubjectMatching pausing = pausing();

        var matched = CompletableFuture.supplyAsync(
                () -> pausing.matchImage(image, List.of(StoredImages.npm(name, "1.0.0"))));
        await(judged);
        exports.npm("GHSA-1", name, "2.0.0", Exports.CRITICAL).write();
        var synced = CompletableFuture.supplyAsync(() -> desk.sync(exports.address()));
        awaitSomebodyWaitingForATurn();
        assertThat(synced).isNotDone();
        goOn.countDown();
        matched.join();
        synced.join();

        assertThat(matching.matchImage(image, List.of(StoredImages.npm(name, "1.0.0"))))
                .isEqualTo(new ImageFindings(Map.of(Severity.CRITICAL, 1), 1, 0));
        assertThat(storedCritical(image)).isEqualTo(1);
    }

    @Test
    void judgesByTheNewAdvisoriesWhatIsAddedAfterTheyCame() {
        var exports = new Exports(directory).npm("GHSA-0", "other", "1", "");
        desk.sync(exports.write());
        matching.matchImage(StoredImages.add(jdbi), List.of(StoredImages.npm(name, "0.9.0")));
        Digest image = StoredImages.add(jdbi);
        MatchListener pause = verdict -> {
            judged.countDown();
            await(goOn);
        };
        var rematching =
                new Rematching(subjects, verdicts, images, turns, catalogue, new Matching(Matchers.all(), pause));
        exports.npm("GHSA-1", name, "2.0.0", Exports.CRITICAL).write();

        var synced = CompletableFuture.supplyAsync(() -> desk.sync(exports.address(), rematching));
        await(judged);
        var matched = CompletableFuture.supplyAsync(
                () -> matching.matchImage(image, List.of(StoredImages.npm(name, "1.0.0"))));
        awaitSomebodyWaitingForATurn();
        assertThat(matched).isNotDone();
        goOn.countDown();
        synced.join();

        assertThat(matched.join()).isEqualTo(new ImageFindings(Map.of(Severity.CRITICAL, 1), 1, 0));
    }

    private int storedCritical(Digest image) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select f.critical from image_findings f join image i on i.id = f.image where i.digest = :digest")
                .bind("digest", image.toString())
                .mapTo(Integer.class)
                .one());
    }
}
