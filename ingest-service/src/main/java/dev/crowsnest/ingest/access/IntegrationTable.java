package dev.crowsnest.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All integrations as they were when their topic was last read to its end, and when that was.
 *
 * <p>Granting needs a hash that fits. Refusing needs more: that the topic was read to its end within the last minute, since
 * EventBridge drops an event for good once it is refused.
 */
@ApplicationScoped
public class IntegrationTable {

    /** Older knowledge than this refuses nobody. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private volatile Map<String, Integration> integrations = Map.of();
    private final Clock clock;
    private volatile @Nullable Instant completeAt;

    IntegrationTable() {
        this(Clock.systemUTC());
    }

    IntegrationTable(Clock clock) {
        this.clock = clock;
    }

    /**
     * States that these are all integrations now.
     *
     * <p>All at once: on its way to the end a reader meets states that were true long ago, a removed integration that sends and
     * a key that is not known yet, and nobody may be judged by them.
     */
    public void replaceAll(Map<String, Integration> all) {
        integrations = Map.copyOf(all);
        completeAt = clock.instant();
    }

    /** Whether the table was ever complete: before that this replica can refuse nobody and should get no traffic. */
    public boolean isComplete() {
        return completeAt != null;
    }

    /** Judges a caller. The time it takes does not depend on how much of the key is right. */
    public Access judge(String id, @Nullable String key) {
        Integration integration = integrations.get(id);
        if (integration == null) {
            return refusal("no integration has the id '" + id + "'");
        }
        if (integration.removed()) {
            return refusal("the integration was removed");
        }
        if (!accepts(integration, key == null ? "" : key)) {
            return refusal("the API key is not the integration's");
        }
        return integration.isSetUp()
                ? new Access.Granted(integration.account(), integration.region())
                : new Access.Uncertain("the integration is not set up yet");
    }

    /** A refusal, if what is known is fresh enough to refuse anybody. */
    public Access refusal(String reason) {
        Instant complete = completeAt;
        if (complete == null || complete.isBefore(clock.instant().minus(FRESH))) {
            return new Access.Uncertain("the list of integrations is not up to date");
        }
        return new Access.Refused(reason);
    }

    private static boolean accepts(Integration integration, String key) {
        byte[] hash = sha256(key);
        boolean accepted = false;
        for (byte[] known : integration.keyHashes()) {
            accepted |= MessageDigest.isEqual(known, hash);
        }
        return accepted;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
