package dev.crowsnest.integration.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as the list of persons has it.
 *
 * @param hasAccount whether the person can sign in at the pages
 * @param lastSignIn absent when none is known
 */
public record RosterEntry(
        Person person,
        Instant since,
        boolean hasAccount,
        @Nullable Instant lastSignIn) {}
