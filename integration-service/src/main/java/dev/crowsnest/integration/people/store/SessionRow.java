package dev.crowsnest.integration.people.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A session at the pages: the hash of what the browser shows. */
@Entity
@Table(name = "page_session")
class SessionRow {

    @Id
    byte[] hash;

    UUID personId;
    Instant begunAt;
    Instant usedAt;

    static SessionRow of(UUID personId, byte[] hash, Instant now) {
        var row = new SessionRow();
        row.hash = hash;
        row.personId = personId;
        row.begunAt = now;
        row.usedAt = now;
        return row;
    }
}
