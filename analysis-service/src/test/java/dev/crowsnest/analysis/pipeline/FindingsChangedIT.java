package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class FindingsChangedIT {

    @Inject
    AdvisoryDesk desk;

    @TempDir
    Path registryDirectory;

    @TempDir
    Path exportDirectory;

    private Registry registry;
    private Broker broker;

    @BeforeEach
    void connect() {
        registry = Registry.start(registryDirectory);
        broker = Broker.connect();
    }

    @AfterEach
    void disconnect() {
        broker.close();
        registry.close();
        desk.returnToStarterSet();
    }

    @Test
    void tellsTheNewCountsOfImagesThatAdvisoriesMove() {
        String digest = registry.push(Images.of(Images.debian()), "team/moved");
        broker.send(digest, Registry.request("team/moved", digest));
        AnalysisResult analyzed = broker.await(digest, AnalysisResult::hasImageAnalyzed);
        String id = "DEBIAN-CVE-2026-777";

        desk.sync(new Exports(exportDirectory)
                .put("Debian", id, Exports.record("Debian:12", id, "openssl", "3.0.9-2", Exports.CRITICAL))
                .write());
        AnalysisResult changed = broker.await(
                digest,
                result -> result.hasFindingsChanged()
                        && result.getFindingsChanged()
                                        .getPlatforms(0)
                                        .getVulnerabilities()
                                        .getCritical()
                                == 1);

        var platform = changed.getFindingsChanged().getPlatforms(0);
        assertThat(changed.getSequence()).isGreaterThan(analyzed.getSequence());
        assertThat(platform.getDigest()).isEqualTo(digest);
        assertThat(platform.getPlatform()).isEqualTo("linux/amd64");
        assertThat(platform.getPackages()).isEqualTo(2);
        assertThat(platform.getFixable()).isEqualTo(1);
        assertThat(platform.getSize())
                .isEqualTo(analyzed.getImageAnalyzed().getPlatforms(0).getSize());
    }
}
