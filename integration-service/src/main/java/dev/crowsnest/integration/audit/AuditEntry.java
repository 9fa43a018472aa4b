package dev.crowsnest.integration.audit;

import java.time.Instant;

/** Something that was done. */
public record AuditEntry(Instant at, Actor actor, AuditAction action, AuditedThing thing) {}
