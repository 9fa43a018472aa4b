package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.deadletter.DeadLetter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that no service could use.
 *
 * @param isCut whether there are more than are shown
 */
public record DeadLetterTable(List<Row> rows, boolean isCut) {

    /** Copies the list. */
    public DeadLetterTable {
        rows = List.copyOf(rows);
    }

    /**
     * A record.
     *
     * @param what the type of its event; absent when its headers do not say
     */
    public record Row(
            long id,
            String topic,
            @Nullable String what,
            @Nullable String key,
            String reason,
            String foundBy,
            Age since) {

        static Row of(DeadLetter letter, Instant now) {
            return new Row(
                    letter.id(),
                    letter.topic(),
                    letter.type(),
                    letter.key(),
                    letter.reason(),
                    letter.foundBy(),
                    Age.of(letter.diedAt(), now));
        }
    }

    static DeadLetterTable of(Page<DeadLetter> found, Instant now) {
        return new DeadLetterTable(
                found.items().stream().map(letter -> Row.of(letter, now)).toList(), found.next() != null);
    }
}
