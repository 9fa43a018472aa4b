package dev.crowsnest.integration.audit;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Entries as they are kept. Every method needs an open session. */
public interface AuditLog {

    /** Keeps one, with the transaction that is open. */
    Uni<Void> add(AuditEntry entry);

    /** All of them, newest first. */
    Uni<Page<AuditEntry>> page(PageRequest page);

    /** Forgets those of before, at most so many; how many they were. */
    Uni<Integer> forget(Instant before, int most);
}
