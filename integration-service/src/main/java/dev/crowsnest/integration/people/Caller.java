package dev.crowsnest.integration.people;

/**
 * Who asks.
 *
 * @param role what this request may do: the lower of the person's role and the token's
 */
public record Caller(Person person, PersonalToken token, Role role) {

    /** Where the security identity carries the caller. */
    public static final String ATTRIBUTE = "crowsnest.caller";

    /** A person with a token. */
    public static Caller of(Person person, PersonalToken token) {
        return new Caller(person, token, Role.lower(person.role(), token.role()));
    }
}
