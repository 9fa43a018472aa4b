package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Person;
import java.util.UUID;

/** Somebody who may sign in. */
public record PersonView(UUID id, String name, String role) {

    static PersonView of(Person person) {
        return new PersonView(person.id(), person.name(), person.role().label());
    }
}
