package dev.crowsnest.integration.people;

import java.util.UUID;

/** Somebody who may sign in. */
public record Person(UUID id, String name, Role role) {}
