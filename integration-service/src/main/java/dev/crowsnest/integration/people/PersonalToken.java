package dev.crowsnest.integration.people;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a token; never its text.
 *
 * @param role at most its person's
 */
public record PersonalToken(UUID id, UUID personId, String name, Role role, Instant createdAt) {}
