package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OutageIT {

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @Test
    void waitsWithARequestUntilItCanBeStored() {
        try (var registry = Registry.start(directory);
                var broker = Broker.connect();
                var log = CapturedLog.open()) {
            String digest = registry.push(Images.of(Images.debian()), "team/patient");
            jdbi.useHandle(handle -> handle.execute("alter table seen_event rename to seen_event_away"));
            try {
                broker.send(digest, Registry.request("team/patient", digest));
                Awaitility.await()
                        .until(() -> log.lines().stream().anyMatch(line -> line.contains("Waiting to try again")));
                assertThat(broker.results(digest)).isEmpty();
            } finally {
                jdbi.useHandle(handle -> handle.execute("alter table seen_event_away rename to seen_event"));
            }

            broker.await(digest, AnalysisResult::hasImageAnalyzed);

            assertThat(broker.everything())
                    .filteredOn(record -> record.topic().equals(Topics.ANALYSIS_REQUESTS.deadName()))
                    .noneMatch(record -> digest.equals(record.key()));
        }
    }
}
