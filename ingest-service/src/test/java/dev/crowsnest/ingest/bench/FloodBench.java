package dev.crowsnest.ingest.bench;

import dev.crowsnest.contracts.Topics;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Floods an edge that has 256 MB of heap: nine of ten calls are forged, and callers without a key hold connections with bodies
 * that they announce and do not end. Fails when an event of the real sender is lost, or when the edge is no longer ready.
 */
final class FloodBench {

    private static final String INTEGRATION = "integration-of-the-benchmark";

    private FloodBench() {}

    /** {@code [--smoke] FOLDER INGEST-JAR}. */
    public static void main(String[] arguments) throws Exception {
        boolean smoke = arguments[0].equals("--smoke");
        int first = smoke ? 1 : 0;
        run(smoke ? FloodSize.SMOKE : FloodSize.FULL, Path.of(arguments[first]), Path.of(arguments[first + 1]));
    }

    private static void run(FloodSize size, Path folder, Path jar) throws Exception {
        print("machine: %s", Machine.description());
        try (Broker broker = Broker.start(folder)) {
            prepare(broker);
            try (Contender edge = Contender.start(
                    "ingest-service",
                    jar,
                    folder.resolve("ingest-service.log"),
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address()),
                    "/q/health/ready",
                    event -> "/webhooks/eventbridge/" + INTEGRATION)) {
                flood(size, edge, broker);
            }
        }
    }

    private static void flood(FloodSize size, Contender edge, Broker broker) throws Exception {
        edge.load().paced(size.warmUp(), size.valid());
        Set<String> before = new HashSet<>(broker.eventIds(Topics.REGISTRY_EVENTS.name()));
        FloodResult result;
        try (var held = new HeldBodies(edge.port(), "/webhooks/eventbridge/" + INTEGRATION);
                var flood = new Flood(edge.port(), INTEGRATION, size)) {
            print("%d connections hold a body of which the last byte does not come", held.open(size.held()));
            result = flood.run();
        }
        print(
                "sent in %d s: %,d valid events in %,d calls, %,d forged calls",
                size.seconds(), result.accepted().size(), result.calls(), result.forgedCalls());
        print("valid, by answer: %s; forged: %s (0: none)", result.validAnswers(), result.forgedAnswers());
        print(
                "valid: p50 %.0f ms, p99 %.0f ms (at most 1,000), from when it was due to its 202, repeats included",
                result.percentile(50), result.percentile(99));
        print("memory of the edge at its peak: %,d MB, with a heap of 256", edge.peakMemory() >> 20);
        verify(result, before, edge, broker);
    }

    private static void verify(FloodResult result, Set<String> before, Contender edge, Broker broker) throws Exception {
        Set<String> published = new HashSet<>(broker.eventIds(Topics.REGISTRY_EVENTS.name()));
        published.removeAll(before);
        long lost = result.sent().stream()
                .filter(id -> !published.remove(INTEGRATION + "/" + id))
                .count();
        print("lost: %d; on Kafka without having been sent by the real sender: %d", lost, published.size());
        if (lost > 0 || !published.isEmpty() || !edge.isReady()) {
            throw new IllegalStateException("events were lost or made up, or the edge is not ready any more");
        }
    }

    private static void prepare(Broker broker) throws Exception {
        broker.createTopic(Topics.REGISTRY_EVENTS.name(), Topics.REGISTRY_EVENTS.partitions());
        broker.know(INTEGRATION);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
