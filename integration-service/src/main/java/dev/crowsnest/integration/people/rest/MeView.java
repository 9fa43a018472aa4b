package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;

/**
 * The caller.
 *
 * @param role what this token allows
 */
public record MeView(String name, String role, String token) {

    static MeView of(Caller caller) {
        return new MeView(
                caller.person().name(), caller.role().label(), caller.token().name());
    }
}
