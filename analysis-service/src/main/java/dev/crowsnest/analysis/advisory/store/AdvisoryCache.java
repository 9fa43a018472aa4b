package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.AdvisoryConfig;
import dev.crowsnest.analyzer.advisory.Advisory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decoded advisories, the least recently used of which give way. They are kept by their fingerprints, so none is ever stale,
 * whichever replica changed the tables.
 */
@ApplicationScoped
class AdvisoryCache {

    private record Cached(Advisory advisory, int bytes) {}

    private final long limit;
    private final Map<UUID, Cached> cached = new LinkedHashMap<>(1 << 10, 0.75f, true);
    private long bytes;

    AdvisoryCache(AdvisoryConfig config) {
        this.limit = config.cachedBytes();
    }

    synchronized @Nullable Advisory find(UUID fingerprint) {
        Cached found = cached.get(fingerprint);
        return found == null ? null : found.advisory();
    }

    /** @param stored how many bytes it takes in its stored form */
    synchronized void keep(UUID fingerprint, Advisory advisory, int stored) {
        if (cached.put(fingerprint, new Cached(advisory, stored)) == null) {
            bytes += stored;
        }
        Iterator<Cached> oldest = cached.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
