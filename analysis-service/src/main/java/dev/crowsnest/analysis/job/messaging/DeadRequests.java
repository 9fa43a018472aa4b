package dev.crowsnest.analysis.job.messaging;

import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/** Puts requests that nobody can use on the dead twin of their topic. */
@ApplicationScoped
class DeadRequests {

    private static final Logger LOGGER = Logger.getLogger(DeadRequests.class);

    private final Producer<String, byte[]> producer;
    private final MeterRegistry metrics;

    DeadRequests(Producer<String, byte[]> producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /** Returns where the record now is, once that is certain. */
    RecordMetadata put(ConsumerRecord<String, byte[]> record, String reason) {
        var letter = DeadLetter.of(record, Topics.ANALYSIS_REQUESTS, "analysis-service", reason);
        try {
            RecordMetadata place = producer.send(letter).get();
            LOGGER.warnf(
                    "Put a request aside, topic=%s partition=%d offset=%d reason=%s",
                    record.topic(), record.partition(), record.offset(), reason);
            metrics.counter("crowsnest.dead.requests").increment();
            return place;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not put a request aside: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not put a request aside: interrupted", e);
        }
    }
}
