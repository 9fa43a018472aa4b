package dev.crowsnest.integration.deadletter.rest;

import dev.crowsnest.integration.deadletter.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that no service could use.
 *
 * @param topic that it came from
 * @param key of the record; absent when it had none
 * @param type of the event; absent when its headers do not say
 * @param reason why it could not be used
 * @param foundBy the service that put it aside
 * @param since when that was
 */
public record DeadLetterView(
        long id,
        String topic,
        @Nullable String key,
        @Nullable String type,
        String reason,
        String foundBy,
        Instant since) {

    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(
                letter.id(),
                letter.topic(),
                letter.key(),
                letter.type(),
                letter.reason(),
                letter.foundBy(),
                letter.diedAt());
    }
}
