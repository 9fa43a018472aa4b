package dev.crowsnest.integration.people;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param token absent for one who signed in at the pages
 * @param role what this request may do: the lower of the person's role and the token's
 */
public record Caller(Person person, @Nullable PersonalToken token, Role role) {

    /** Where the security identity carries the caller. */
    public static final String ATTRIBUTE = "crowsnest.caller";

    /** A person with a token. */
    public static Caller of(Person person, PersonalToken token) {
        return new Caller(person, token, Role.lower(person.role(), token.role()));
    }

    /** A person who signed in. */
    public static Caller of(Person person) {
        return new Caller(person, null, person.role());
    }
}
