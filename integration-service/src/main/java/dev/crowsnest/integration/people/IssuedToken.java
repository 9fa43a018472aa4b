package dev.crowsnest.integration.people;

/** A new token with its text, which is never seen again. */
public record IssuedToken(PersonalToken token, TokenSecret secret) {}
