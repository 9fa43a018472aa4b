package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.RosterEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** After whom a page of the roster begins: two persons may have one name. */
record RosterPlace(UUID id, String name) {

    private static final RosterPlace BEGIN = new RosterPlace(new UUID(0, 0), "");
    private static final int ID_LENGTH = 36;

    static RosterPlace of(RosterEntry entry) {
        return new RosterPlace(entry.person().id(), entry.person().name());
    }

    static RosterPlace parse(@Nullable String text) {
        if (text == null) {
            return BEGIN;
        }
        try {
            return new RosterPlace(UUID.fromString(text.substring(0, ID_LENGTH)), text.substring(ID_LENGTH));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Refusal.invalid("list", "cursor", "it is none that this service gave out");
        }
    }

    String text() {
        return id + name;
    }
}
