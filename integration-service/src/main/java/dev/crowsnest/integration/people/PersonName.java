package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;

/** What a person is called, and signs in as. */
record PersonName(String text) {

    private static final int LONGEST = 100;

    /** Throws a {@link Refusal} when this is no name. */
    static PersonName of(String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "invite a person",
                    "name '" + given + "'",
                    "a name has 1 to " + LONGEST + " characters, on one line");
        }
        return new PersonName(name);
    }
}
