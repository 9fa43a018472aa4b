package dev.crowsnest.integration.deadletter.messaging;

import dev.crowsnest.integration.deadletter.DeadRecord;
import dev.crowsnest.integration.deadletter.ReplayChannel;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Sends records back with the headers that they had, their event's id among them. */
@ApplicationScoped
class KafkaReplayChannel implements ReplayChannel {

    private final MutinyEmitter<ProducerRecord<String, byte[]>> emitter;

    KafkaReplayChannel(@Channel("replays") MutinyEmitter<ProducerRecord<String, byte[]>> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> send(DeadRecord record) {
        var again = new ProducerRecord<>(record.topic(), record.key(), record.payload());
        record.headers().forEach(header -> again.headers().add(header.name(), header.value()));
        return emitter.send(again);
    }
}
