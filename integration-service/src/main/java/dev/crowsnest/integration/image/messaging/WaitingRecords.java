package dev.crowsnest.integration.image.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records that could not be taken in yet and are tried again.
 *
 * <p>A database that is away is back soon; a record that waits on means that somebody must look, and that what came after it
 * waits too.
 */
@ApplicationScoped
class WaitingRecords {

    private final Map<Place, Wait> waits = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    WaitingRecords(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From the start on there is a gauge for each topic: one that is absent warns nobody. */
    void show(List<String> topics) {
        topics.forEach(topic -> Gauge.builder("crowsnest.events.waiting", waits, all -> count(all, topic))
                .tag("topic", topic)
                .register(meters));
    }

    /** A record could not be taken in; it is tried again. */
    void waits(ConsumerRecord<?, ?> record, Throwable reason) {
        waits.merge(
                Place.of(record),
                new Wait(Instant.now(), reason.getClass().getSimpleName()),
                (first, last) -> new Wait(first.since(), last.reason()));
    }

    /** It waits no more. */
    void goesOn(ConsumerRecord<?, ?> record) {
        waits.remove(Place.of(record));
    }

    /** Those that wait, each with its place as {@code topic/partition/offset}. */
    Map<String, Wait> all() {
        return waits.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static double count(Map<Place, Wait> waits, String topic) {
        return waits.keySet().stream()
                .filter(place -> place.topic().equals(topic))
                .count();
    }

    private record Place(String topic, int partition, long offset) {

        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(record.topic(), record.partition(), record.offset());
        }

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }

    /**
     * That a record waits.
     *
     * @param reason the kind of failure only: its text may quote what not everybody who looks at health should see
     */
    record Wait(Instant since, String reason) {}
}
