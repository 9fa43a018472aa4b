package dev.crowsnest.integration.people;

import dev.crowsnest.integration.audit.AuditedThing;
import java.util.UUID;

/** Somebody who may sign in. */
public record Person(UUID id, String name, Role role) {

    AuditedThing audited() {
        return AuditedThing.of(id, name);
    }
}
