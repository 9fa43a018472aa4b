package dev.crowsnest.integration.audit.store;

import dev.crowsnest.integration.audit.Actor;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditEntry;
import dev.crowsnest.integration.audit.AuditedThing;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was done. */
@Entity
@Table(name = "audit_entry")
class AuditRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;

    @Nullable
    UUID personId;

    String person;

    @Nullable
    String token;

    @Enumerated(EnumType.STRING)
    AuditAction action;

    String objectId;

    String object;

    static AuditRow of(AuditEntry entry) {
        var row = new AuditRow();
        row.at = entry.at();
        row.personId = entry.actor().personId();
        row.person = entry.actor().person();
        row.token = entry.actor().token();
        row.action = entry.action();
        row.objectId = entry.thing().id();
        row.object = entry.thing().name();
        return row;
    }

    AuditEntry toEntry() {
        return new AuditEntry(at, new Actor(personId, person, token), action, new AuditedThing(objectId, object));
    }
}
