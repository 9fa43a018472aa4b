package dev.crowsnest.analysis.outbox.messaging;

import dev.crowsnest.analysis.outbox.FactChannel;
import dev.crowsnest.analysis.outbox.OutgoingFact;
import dev.crowsnest.contracts.EventHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends facts with their CloudEvents headers. */
@ApplicationScoped
class KafkaFactChannel implements FactChannel {

    private static final String SOURCE = "/analysis-service";

    private final Producer<String, byte[]> producer;

    KafkaFactChannel(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void send(List<OutgoingFact> facts) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OutgoingFact fact : facts) {
            sent.add(producer.send(record(fact)));
        }
        producer.flush();
        sent.forEach(KafkaFactChannel::await);
    }

    private static ProducerRecord<String, byte[]> record(OutgoingFact fact) {
        var address = fact.address();
        var record = new ProducerRecord<>(address.topic(), address.key(), fact.payload());
        new EventHeaders(
                        fact.eventId().toString(), address.type(), SOURCE, fact.createdAt(), fact.traceParent())
                .writeTo(record.headers());
        return record;
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not publish a fact: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not publish a fact: interrupted", e);
        }
    }
}
