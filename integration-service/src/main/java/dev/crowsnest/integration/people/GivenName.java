package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;

/** What somebody calls a person or a token. */
record GivenName(String text) {

    private static final int LONGEST = 100;

    /** Throws a {@link Refusal} when this is no name. */
    static GivenName of(String action, String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    action, "name '" + given + "'", "a name has 1 to " + LONGEST + " characters, on one line");
        }
        return new GivenName(name);
    }
}
