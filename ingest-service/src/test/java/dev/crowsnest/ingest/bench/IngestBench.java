package dev.crowsnest.ingest.bench;

import dev.crowsnest.contracts.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads ingest-service and an endpoint that only produces to Kafka in turn, both warmed, and prints what they take; then one
 * thousand events a second. Fails when an accepted event is not on Kafka, or is there twice.
 */
final class IngestBench {

    private static final String INTEGRATION = "integration-of-the-benchmark";
    private static final String BARE_TOPIC = "bench.bare";
    private static final int PARTITIONS = Topics.REGISTRY_EVENTS.partitions();
    private static final int PACE = 1_000;

    private final BenchSize size;
    private final Path folder;
    private final List<String> accepted = new ArrayList<>();
    private int acceptedByBare;

    private IngestBench(BenchSize size, Path folder) {
        this.size = size;
        this.folder = folder;
    }

    /** {@code [--smoke] FOLDER INGEST-JAR BARE-JAR}. */
    public static void main(String[] arguments) throws Exception {
        boolean smoke = arguments[0].equals("--smoke");
        int first = smoke ? 1 : 0;
        var bench = new IngestBench(smoke ? BenchSize.SMOKE : BenchSize.FULL, Path.of(arguments[first]));
        bench.run(Path.of(arguments[first + 1]), Path.of(arguments[first + 2]));
    }

    private void run(Path ingestJar, Path bareJar) throws Exception {
        print("machine: %s", Machine.description());
        try (Broker broker = Broker.start(folder)) {
            prepare(broker);
            try (Contender bare = bare(broker, bareJar);
                    Contender ingest = ingest(broker, ingestJar)) {
                compare(ingest, bare);
                pace(ingest, bare);
            }
            verify(broker);
        }
    }

    private void prepare(Broker broker) throws Exception {
        broker.createTopic(BARE_TOPIC, PARTITIONS);
        broker.createTopic(Topics.REGISTRY_EVENTS.name(), PARTITIONS);
        broker.know(INTEGRATION);
    }

    private Contender ingest(Broker broker, Path jar) throws IOException {
        return Contender.start(
                "ingest-service",
                jar,
                folder.resolve("ingest-service.log"),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address()),
                "/q/health/ready",
                event -> "/webhooks/eventbridge/" + INTEGRATION);
    }

    private Contender bare(Broker broker, Path jar) throws IOException {
        return Contender.start(
                "bare producer",
                jar,
                folder.resolve("bare-producer.log"),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "MP_MESSAGING_OUTGOING_EVENTS_TOPIC", BARE_TOPIC),
                "/events/ready",
                event -> "/events/" + event.repository());
    }

    private void compare(Contender ingest, Contender bare) throws InterruptedException {
        count(bare.load().closed(size.warmUp()), "bare producer");
        keep(ingest.load().closed(size.warmUp()));
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= size.rounds(); round++) {
            LoadResult yardstick = measured(bare);
            LoadResult ours = measured(ingest);
            count(yardstick, bare.name());
            keep(ours);
            ratios.add(ours.perSecond() / yardstick.perSecond());
        }
        Collections.sort(ratios);
        print(
                "ratio: %.2f (at least 0.8), median of %d rounds, from %.2f to %.2f",
                ratios.get(ratios.size() / 2), ratios.size(), ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private LoadResult measured(Contender contender) throws InterruptedException {
        long before = contender.cpuTime().toMillis();
        LoadResult result = contender.load().closed(size.events());
        double cpu = (contender.cpuTime().toMillis() - before) * 1e3 / size.events();
        print("%-14s %,8.0f events/s, %4.0f µs of CPU each", contender.name(), result.perSecond(), cpu);
        return result;
    }

    private void pace(Contender ingest, Contender bare) throws InterruptedException {
        LoadResult yardstick = bare.load().paced(size.paced(), PACE);
        count(yardstick, bare.name());
        printPaced(bare, yardstick);
        LoadResult ours = ingest.load().paced(size.paced(), PACE);
        keep(ours);
        printPaced(ingest, ours);
    }

    private static void printPaced(Contender contender, LoadResult result) {
        print(
                "%-14s at %,d events/s with acks=all: p50 %.1f ms, p99 %.1f ms",
                contender.name(), PACE, result.percentile(50), result.percentile(99));
    }

    private void keep(LoadResult result) {
        requireAllAccepted(result, "ingest-service");
        // Two integrations may choose the same id, so on Kafka it stands behind its integration's.
        result.accepted().forEach(id -> accepted.add(INTEGRATION + "/" + id));
    }

    private void count(LoadResult result, String name) {
        requireAllAccepted(result, name);
        acceptedByBare += result.accepted().size();
    }

    private static void requireAllAccepted(LoadResult result, String name) {
        if (!result.refused().isEmpty()) {
            throw new IllegalStateException(name + " did not accept every event; by status: " + result.refused());
        }
    }

    private void verify(Broker broker) throws Exception {
        accepted.sort(null);
        List<String> published = broker.eventIds(Topics.REGISTRY_EVENTS.name());
        if (!published.equals(accepted)) {
            throw new IllegalStateException("%d events were accepted and %d are on Kafka, or they are others"
                    .formatted(accepted.size(), published.size()));
        }
        long bare = broker.count(BARE_TOPIC);
        if (bare != acceptedByBare) {
            throw new IllegalStateException(
                    "the bare producer accepted %d events and %d are on Kafka".formatted(acceptedByBare, bare));
        }
        print("on Kafka: %,d events, each that was accepted, once; %,d of the bare producer", published.size(), bare);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
