package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.PersonalToken;

/**
 * The caller.
 *
 * @param role what this token allows
 */
public record MeView(String name, String role, String token) {

    static MeView of(Caller caller) {
        PersonalToken token = caller.token();
        return new MeView(caller.person().name(), caller.role().label(), token == null ? "" : token.name());
    }
}
