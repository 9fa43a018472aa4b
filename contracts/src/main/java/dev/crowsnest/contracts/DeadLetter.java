package dev.crowsnest.contracts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts a record that nobody can use aside: as it came, with the reason and its place beside it, to be replayed. */
public final class DeadLetter {

    /** Why it is dead, for people. */
    public static final String REASON = "crowsnest_dead_reason";

    /** Who found it unusable. */
    public static final String BY = "crowsnest_dead_by";

    /** {@code topic/partition/offset} that it came from. */
    public static final String ORIGIN = "crowsnest_dead_origin";

    private DeadLetter() {}

    /** The record for the dead twin: key, value and headers as they came. */
    public static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> unusable, Topic<?> topic, String by, String reason) {
        var dead = new ProducerRecord<>(topic.deadName(), unusable.key(), unusable.value());
        unusable.headers().forEach(dead.headers()::add);
        String origin = unusable.topic() + "/" + unusable.partition() + "/" + unusable.offset();
        for (var note : List.of(List.of(REASON, reason), List.of(BY, by), List.of(ORIGIN, origin))) {
            dead.headers().remove(note.get(0));
            dead.headers().add(note.get(0), note.get(1).getBytes(StandardCharsets.UTF_8));
        }
        return dead;
    }
}
