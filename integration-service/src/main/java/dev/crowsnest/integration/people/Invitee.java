package dev.crowsnest.integration.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is to choose a password.
 *
 * @param personId absent for one who becomes a person by it
 */
public record Invitee(@Nullable UUID personId, String name, Role role) {

    static Invitee of(Person person) {
        return new Invitee(person.id(), person.name(), person.role());
    }
}
