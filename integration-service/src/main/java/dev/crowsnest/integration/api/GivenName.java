package dev.crowsnest.integration.api;

/** What somebody calls a person, a token or a registry. */
public record GivenName(String text) {

    private static final int LONGEST = 100;

    /** Throws a {@link Refusal} when this is no name. */
    public static GivenName of(String action, String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    action, "name '" + given + "'", "a name has 1 to " + LONGEST + " characters, on one line");
        }
        return new GivenName(name);
    }
}
