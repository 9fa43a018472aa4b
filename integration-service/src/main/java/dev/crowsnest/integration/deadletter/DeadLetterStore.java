package dev.crowsnest.integration.deadletter;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dead letters as they are kept. Needs an open transaction. */
public interface DeadLetterStore {

    /** Keeps a record, unless it is kept already. */
    Uni<Void> keep(DeadRecord record);

    /** Those that wait, the newest first. */
    Uni<Page<DeadLetter>> waiting(PageRequest page);

    /** How many wait. */
    Uni<Long> countWaiting();

    /** Ids of those of a topic that wait, the longest first. */
    Uni<List<Long>> waitingIds(String topic, int limit);

    /** A record that waits, which nobody else can send back before the transaction ends; empty for one that was sent back. */
    Uni<Optional<DeadRecord>> lockWaiting(long id);

    /** Whether there is one of this id, be it sent back. */
    Uni<Boolean> isKnown(long id);

    /** It was sent back. */
    Uni<Void> replayed(long id, DeadLetter.Replay replay);

    /** Forgets so many at most of those that were put aside before then. */
    Uni<Integer> forgetBefore(Instant then, int most);
}
