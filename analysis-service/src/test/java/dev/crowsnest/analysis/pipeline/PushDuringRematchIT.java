package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A re-match of everything holds all turns to match for as long as it takes; a push does not wait for it to be pulled. */
@QuarkusTest
class PushDuringRematchIT extends RunningPipeline {

    private static final String ADVISORY = "DEBIAN-CVE-2026-778";

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryChangeListener rematching;

    @TempDir
    Path exportDirectory;

    private final CompletableFuture<Boolean> judged = new CompletableFuture<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void returnToStarterSet() {
        goOn.countDown();
        desk.returnToStarterSet();
    }

    @Test
    void startsAtOnceAndIsJudgedByWhatTheRematchBrings() {
        var exports = new Exports(exportDirectory)
                .put("Debian", ADVISORY, Exports.record("Debian:12", ADVISORY, "openssl", "3.0.9-2", Exports.CRITICAL));
        AdvisoryChangeListener pausing = concerned -> {
            rematching.changed(new ConcernedNames.All());
            judged.complete(true);
            await(goOn);
        };
        var synced = CompletableFuture.supplyAsync(() -> desk.sync(exports.write(), pausing));
        // Whichever comes first: a sync that failed says why.
        CompletableFuture.anyOf(judged, synced).orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(synced).isNotDone();

        String digest = registry.push(Images.of(Images.debian()), "team/pushed-meanwhile");
        broker.send(digest, Registry.request("team/pushed-meanwhile", digest));
        broker.await(digest, PushProbe::isRunning);
        assertThat(synced).isNotDone();
        goOn.countDown();
        synced.join();

        var platform = broker.await(digest, AnalysisResult::hasImageAnalyzed)
                .getImageAnalyzed()
                .getPlatforms(0);
        assertThat(platform.getVulnerabilities().getCritical()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
