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

    Person toPerson() {
        return new Person(id, name, role);
    }
}
