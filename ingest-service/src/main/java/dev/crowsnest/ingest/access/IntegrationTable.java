package dev.crowsnest.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All integrations, as far as they have been read, and since when.
 *
 * <p>Granting needs a hash that fits. Refusing needs more: that the table was read to its end within the last minute, since
 * EventBridge drops an event for good once it is refused.
 */
@ApplicationScoped
public class IntegrationTable {

    /** Older knowledge than this refuses nobody. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile @Nullable Instant completeAt;

    IntegrationTable() {
        this(Clock.systemUTC());
    }

    IntegrationTable(Clock clock) {
        this.clock = clock;
    }

    /** Takes the present state of one integration. */
    public void put(String id, Integration integration) {
        integrations.put(id, integration);
    }

    /** Forgets an integration whose record was deleted from the topic. */
    public void remove(String id) {
        integrations.remove(id);
    }

    /** States that everything written before now has been put. */
    public void markComplete() {
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
            return refuse("no integration has the id '" + id + "'");
        }
        if (integration.removed()) {
            return refuse("the integration was removed");
        }
        if (!accepts(integration, key == null ? "" : key)) {
            return refuse("the API key is not the integration's");
        }
        return integration.isSetUp()
                ? new Access.Granted(integration.account(), integration.region())
                : new Access.Uncertain("the integration is not set up yet");
    }

    private Access refuse(String reason) {
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
