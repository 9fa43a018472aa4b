package dev.crowsnest.local.trace;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One push through the whole installation, seen by what the services export of it. */
class TraceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void carriesOneTraceFromWebhookToResultAndCountsOnTheWay() throws Exception {
        var surroundings = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());
        try (var receiver = SpanReceiver.start();
                var launcher =
                        LauncherProcess.start(surroundings.data(), surroundings.ports(), receiver.settings(), "up")) {
            launcher.awaitReady();
            // The first look at the registry may find an image before its event comes; the second is told by its event.
            awaitAnalyzed(surroundings, push(surroundings, "traced/image"));
            awaitAnalyzed(surroundings, push(surroundings, "traced/again"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(wayOfTheResult(receiver.spans()))
                            .as("services from the result's last span up to the first, by parents")
                            .containsExactly(
                                    "integration-service",
                                    "analysis-service",
                                    "integration-service",
                                    "ingest-service"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(orphans(receiver.spans()))
                            .as("spans of the trace whose parent nobody exported")
                            .isEmpty());
            requireCounters(surroundings);
        }
    }

    /** The services on the way from integration-service's intake of the result to the root, neighbours joined. */
    private static List<String> wayOfTheResult(List<SeenSpan> spans) {
        List<String> longest = List.of();
        Map<String, SeenSpan> byId =
                spans.stream().collect(Collectors.toMap(SeenSpan::spanId, Function.identity(), (a, b) -> a));
        for (SeenSpan span : trace(spans)) {
            List<String> way = way(span, byId);
            longest = way.size() > longest.size() ? way : longest;
        }
        return longest;
    }

    private static List<String> way(SeenSpan from, Map<String, SeenSpan> byId) {
        List<String> services = new ArrayList<>();
        for (SeenSpan span = from; span != null; span = byId.get(span.parentId())) {
            if (services.isEmpty() || !services.get(services.size() - 1).equals(span.service())) {
                services.add(span.service());
            }
        }
        return services;
    }

    private static Set<String> orphans(List<SeenSpan> spans) {
        Set<String> ids = spans.stream().map(SeenSpan::spanId).collect(Collectors.toSet());
        return trace(spans).stream()
                .filter(span -> !span.parentId().isEmpty() && !ids.contains(span.parentId()))
                .map(SeenSpan::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The spans of the webhook call's trace. */
    private static List<SeenSpan> trace(List<SeenSpan> spans) {
        Set<String> traces = spans.stream()
                .filter(span ->
                        span.service().equals("ingest-service") && span.name().contains("/webhooks/"))
                .map(SeenSpan::traceId)
                .collect(Collectors.toSet());
        return spans.stream().filter(span -> traces.contains(span.traceId())).toList();
    }

    private static String push(Surroundings surroundings, String repository) {
        var layer = new LayerBuilder()
                .with(OsRelease.debian(12, "bookworm"))
                .with(new DpkgStatus().installed("libc6", "2.36-9+deb12u1", "amd64"));
        var image =
                ImageBuilder.oci().layer(layer.gzip()).label("of", repository).build();
        return RegistryPush.to(surroundings.registry()).push(image, repository, "1");
    }

    private static void awaitAnalyzed(Surroundings surroundings, String digest) {
        await().atMost(PATIENCE)
                .until(() -> surroundings
                        .client()
                        .get("/api/v1/images?digest=" + digest)
                        .path("items")
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("ANALYZED"));
    }

    /** The second image shares its layer with the first, so that there is something saved. */
    private static void requireCounters(Surroundings surroundings) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Surroundings.metrics(surroundings.ingest()))
                    .containsPattern("crowsnest_webhook_events_total\\{outcome=\"published\"} 2\\.0");
            assertThat(Surroundings.metrics(surroundings.api()))
                    .containsPattern("crowsnest_events_total\\{[^}]*outcome=\"taken\"[^}]*} [1-9]")
                    .containsPattern("crowsnest_events_published_total\\{[^}]*} [1-9]");
            assertThat(Surroundings.metrics(surroundings.analysis()))
                    .containsPattern("crowsnest_analysis_jobs\\{state=\"QUEUED\"} ")
                    .containsPattern("crowsnest_analysis_jobs\\{state=\"RUNNING\"} ")
                    .containsPattern("crowsnest_analysis_jobs\\{state=\"RETRYING\"} ")
                    .containsPattern("crowsnest_finished_jobs_total\\{state=\"SUCCEEDED\"} 2\\.0")
                    .containsPattern("crowsnest_registry_requests_total\\{[^}]*status=\"200\"[^}]*} [1-9]")
                    .containsPattern("crowsnest_pulled_bytes_total [1-9]")
                    .containsPattern("crowsnest_saved_bytes_total [1-9]");
        });
    }
}
