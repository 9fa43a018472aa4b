package dev.crowsnest.integration.people;

/**
 * How a person signs in at the pages: with the person's name and a password.
 *
 * @param passwordHash with its own salt and cost
 * @param oneTime whether the password was given by somebody else, and opens nothing but the choice of another
 */
public record Account(Person person, String passwordHash, boolean oneTime) {}
