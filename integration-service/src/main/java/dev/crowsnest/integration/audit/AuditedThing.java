package dev.crowsnest.integration.audit;

import java.util.UUID;

/**
 * What something was done to.
 *
 * @param id among the things of its kind
 * @param name as people knew it then; never a secret
 */
public record AuditedThing(String id, String name) {

    /** A thing whose id is a UUID. */
    public static AuditedThing of(UUID id, String name) {
        return new AuditedThing(id.toString(), name);
    }
}
