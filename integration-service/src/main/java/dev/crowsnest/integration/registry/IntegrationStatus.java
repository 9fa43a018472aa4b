package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an integration.
 *
 * @param reason why it is an error, or still pending, for people; absent otherwise
 * @param since when it came to be so
 */
public record IntegrationStatus(
        IntegrationState state, @Nullable String reason, Instant since) {

    /** Made now, and not verified. */
    public static IntegrationStatus pending(Instant now) {
        return new IntegrationStatus(IntegrationState.PENDING, null, now);
    }

    /** Its stack was not made to the end; another may be. */
    public static IntegrationStatus pending(String reason, Instant now) {
        return new IntegrationStatus(IntegrationState.PENDING, reason, now);
    }

    /** Its registry answered. */
    public static IntegrationStatus connected(Instant now) {
        return new IntegrationStatus(IntegrationState.CONNECTED, null, now);
    }

    /** Its registry refused or did not answer. */
    public static IntegrationStatus error(String reason, Instant now) {
        return new IntegrationStatus(IntegrationState.ERROR, reason, now);
    }

    /** The same, since then where it was in this state before, whatever the reason was. */
    IntegrationStatus following(IntegrationStatus before) {
        return before.state() == state ? new IntegrationStatus(state, reason, before.since()) : this;
    }

    /** Removed. */
    public static IntegrationStatus removed(Instant now) {
        return new IntegrationStatus(IntegrationState.REMOVED, null, now);
    }
}
