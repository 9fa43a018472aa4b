package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Person;
import dev.crowsnest.integration.people.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person. */
@Entity
@Table(name = "person")
class PersonRow {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    Instant createdAt;

    @Nullable
    Instant removedAt;

    static PersonRow of(Person person, Instant createdAt) {
        var row = new PersonRow();
        row.id = person.id();
        row.name = person.name();
        row.role = person.role();
        row.createdAt = createdAt;
        return row;
    }

    Person toPerson() {
        return new Person(id, name, role);
    }
}
