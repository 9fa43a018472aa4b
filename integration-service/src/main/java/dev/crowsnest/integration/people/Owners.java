package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Those who can let others in, of whom there must always be one.
 *
 * @param able owners who can sign in at the pages: a token may end, and so is no way in for good
 */
public record Owners(Set<UUID> able) {

    /** Copies the set. */
    public Owners {
        able = Set.copyOf(able);
    }

    /** @param entries persons of any role, all owners among them */
    public static Owners of(List<RosterEntry> entries) {
        return new Owners(entries.stream()
                .filter(RosterEntry::hasAccount)
                .map(RosterEntry::person)
                .filter(person -> person.role() == Role.OWNER)
                .map(Person::id)
                .collect(Collectors.toSet()));
    }

    /** Whether nobody could let others in without this person. */
    public boolean need(Person person) {
        return person.role() == Role.OWNER && able.stream().allMatch(person.id()::equals);
    }

    /** Throws a {@link Refusal} when nobody could let others in without this person. */
    void requireAnother(String action, Person person) {
        if (need(person)) {
            throw Refusal.conflict(
                    action, person.name(), "nobody else is an owner who can sign in; make somebody one first");
        }
    }
}
