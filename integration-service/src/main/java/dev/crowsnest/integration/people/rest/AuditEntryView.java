package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.audit.AuditEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param personId absent when nobody asked for it
 * @param token the name of the token that it was done with; absent at the pages
 * @param action such as role-changed
 * @param object what it was done to, as it was called then
 */
public record AuditEntryView(
        Instant at,
        @Nullable UUID personId,
        String person,
        @Nullable String token,
        String action,
        String objectId,
        String object) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.at(),
                entry.actor().personId(),
                entry.actor().person(),
                entry.actor().token(),
                entry.action().label(),
                entry.thing().id(),
                entry.thing().name());
    }
}
