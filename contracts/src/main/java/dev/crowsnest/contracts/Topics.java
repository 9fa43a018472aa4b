package dev.crowsnest.contracts;

import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.FindingsNews;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import java.time.Duration;
import java.util.List;

/** Every topic there is. Deploy (locally: the launcher) creates them; no service does. */
public final class Topics {

    /** Longer than a long weekend, so that a consumer that stopped on Friday finds all on Tuesday. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** Dead records wait for a person, and persons have holidays. */
    public static final Duration DEAD_KEPT = Duration.ofDays(30);

    private static final int PARTITIONS = 6;

    /** Keyed by {@code account/region/repository}; from ingest-service. */
    public static final Topic<RegistryEvent> REGISTRY_EVENTS =
            new Topic<>("crowsnest.registry.events.v1", RegistryEvent.parser(), PARTITIONS, KEPT);

    /** Keyed by integration id; from integration-service; read whole by every replica of ingest-service. */
    public static final Topic<IntegrationChanged> INTEGRATIONS =
            new Topic<>("crowsnest.integrations.v1", IntegrationChanged.parser(), 1, null);

    /** Keyed by image digest; from integration-service. */
    public static final Topic<AnalysisRequest> ANALYSIS_REQUESTS =
            new Topic<>("crowsnest.analysis.requests.v1", AnalysisRequest.parser(), PARTITIONS, KEPT);

    /** Keyed by image digest; from analysis-service. */
    public static final Topic<AnalysisResult> ANALYSIS_RESULTS =
            new Topic<>("crowsnest.analysis.results.v1", AnalysisResult.parser(), PARTITIONS, KEPT);

    /** Keyed by {@code account/region/repository}; from analysis-service. */
    public static final Topic<FindingsNews> FINDINGS_NEWS =
            new Topic<>("crowsnest.findings.news.v1", FindingsNews.parser(), PARTITIONS, KEPT);

    private Topics() {}

    /** All topics, without their dead twins. */
    public static List<Topic<?>> all() {
        return List.of(REGISTRY_EVENTS, INTEGRATIONS, ANALYSIS_REQUESTS, ANALYSIS_RESULTS, FINDINGS_NEWS);
    }
}
