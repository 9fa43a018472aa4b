package dev.crowsnest.analyzer.advisory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Names a set of advisories and says how old it is.
 *
 * @param name {@code starter set}, or the address without user and password
 * @param advisories how many
 * @param synced when it was last brought up to date; never, for the starter set
 */
public record AdvisoryEdition(
        String name, long advisories, @Nullable Instant synced) {

    /** One line for people: {@code starter set, 60 advisories, last sync: never}. */
    public String describe() {
        return name + ", " + advisories + " advisories, last sync: " + (synced == null ? "never" : synced);
    }
}
