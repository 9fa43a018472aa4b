package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.RequestPattern;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a scraper sees; dashboards and alerts know these names. */
@QuarkusTest
class MetricsIT extends RunningPipeline {

    private static final String MANIFESTS = "crowsnest_registry_requests_total{request=\"MANIFEST\",status=\"200\"}";
    private static final String LAYERS = "crowsnest_registry_requests_total{request=\"LAYER\",status=\"200\"}";
    private static final String PULLED = "crowsnest_pulled_bytes_total";
    private static final String SAVED = "crowsnest_saved_bytes_total";
    private static final String SUCCEEDED = "crowsnest_finished_jobs_total{state=\"SUCCEEDED\"}";
    private static final String FAILED = "crowsnest_finished_jobs_total{state=\"FAILED\"}";

    @Test
    void countBytesPulledFirstAndSavedFromThenOn() {
        BuiltLayer layer = Images.debian();
        double manifests = value(MANIFESTS);
        double layers = value(LAYERS);
        double pulled = value(PULLED);
        double saved = value(SAVED);

        analyze(Images.of(layer), "team/first");
        assertThat(value(MANIFESTS)).isGreaterThan(manifests);
        assertThat(value(LAYERS)).isEqualTo(layers + 1);
        assertThat(value(PULLED)).isGreaterThan(pulled + layer.size());
        assertThat(value(SAVED)).isEqualTo(saved);

        analyze(Images.of(layer, Images.file("on top")), "team/second");
        assertThat(value(LAYERS)).isEqualTo(layers + 2);
        assertThat(value(SAVED)).isEqualTo(saved + layer.size());
    }

    @Test
    void countJobsByTheirEnd() {
        double succeeded = value(SUCCEEDED);
        double failed = value(FAILED);
        double subjects = value("crowsnest_matched_subjects_total");

        analyze(Images.of(Images.debian()), "team/good");
        String missing = "sha256:" + "2".repeat(64);
        broker.send(missing, Registry.request("team/missing", missing));
        broker.await(missing, AnalysisResult::hasImageAnalysisFailed);

        assertThat(value(SUCCEEDED)).isEqualTo(succeeded + 1);
        assertThat(value(FAILED)).isEqualTo(failed + 1);
        assertThat(value("crowsnest_matched_subjects_total")).isGreaterThanOrEqualTo(subjects);
    }

    @Test
    void showOpenJobsByState() {
        String digest = registry.push(Images.of(Images.debian()), "team/slow");
        registry.ecr().faults().inject(RequestPattern.of("GET /v2/.+/manifests/"), new Fault.Hang(), Integer.MAX_VALUE);

        broker.send(digest, Registry.request("team/slow", digest));

        Awaitility.await("a running job")
                .atMost(Duration.ofSeconds(60))
                .until(() -> value("crowsnest_analysis_jobs{state=\"RUNNING\"}") >= 1);
        assertThat(metrics())
                .contains("crowsnest_analysis_jobs{state=\"QUEUED\"}")
                .contains("crowsnest_analysis_jobs{state=\"RETRYING\"}");
        registry.ecr().faults().clear();
        broker.await(digest, result -> result.hasImageAnalyzed() || result.hasImageAnalysisFailed());
    }

    @Test
    void countRequestsThatWerePutAside() {
        double dead = value("crowsnest_dead_requests_total");
        String key = Broker.id();

        broker.send(
                key,
                new byte[] {1, 2, 3},
                new EventHeaders(Broker.id(), "AnalysisRequested", "/test", Instant.now(), null));

        Awaitility.await("the record to be put aside").until(() -> value("crowsnest_dead_requests_total") == dead + 1);
    }

    private void analyze(BuiltImage image, String repository) {
        String digest = registry.push(image, repository);
        broker.send(digest, Registry.request(repository, digest));
        broker.await(digest, AnalysisResult::hasImageAnalyzed);
    }

    /** Zero as long as nothing was counted. An exemplar may follow the value. */
    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(
                        line.substring(series.length()).strip().split(" ")[0]))
                .findFirst()
                .orElse(0);
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
