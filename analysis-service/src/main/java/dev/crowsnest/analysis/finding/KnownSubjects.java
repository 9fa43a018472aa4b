package dev.crowsnest.analysis.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The keys of subjects that were asked for lately: most of a new image are those of many others. A key never comes to mean another
 * subject, but its subject may have been forgotten since.
 */
@ApplicationScoped
class KnownSubjects {

    /** Of some 120 bytes each. */
    private static final int MOST = 100_000;

    private final SubjectStore store;
    private final Map<UUID, Integer> recent = new LinkedHashMap<>(1 << 10, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > MOST;
        }
    };

    KnownSubjects(SubjectStore store) {
        this.store = store;
    }

    /** The keys of those that are known. */
    Map<UUID, Integer> keys(Collection<UUID> identities) {
        Map<UUID, Integer> keys = remembered(identities);
        List<UUID> others = identities.stream()
                .filter(identity -> !keys.containsKey(identity))
                .toList();
        if (!others.isEmpty()) {
            Map<UUID, Integer> found = store.keys(others);
            remember(found);
            keys.putAll(found);
        }
        return keys;
    }

    /** Those that were not there, as {@link SubjectStore#add} does. They are remembered when they are asked for. */
    Map<UUID, Integer> add(List<Candidate> candidates) {
        return store.add(candidates);
    }

    /** Asks the store for these from now on. */
    synchronized void doubt(Collection<UUID> identities) {
        identities.forEach(recent::remove);
    }

    private synchronized Map<UUID, Integer> remembered(Collection<UUID> identities) {
        Map<UUID, Integer> keys = new HashMap<>();
        for (UUID identity : identities) {
            Integer key = recent.get(identity);
            if (key != null) {
                keys.put(identity, key);
            }
        }
        return keys;
    }

    private synchronized void remember(Map<UUID, Integer> found) {
        recent.putAll(found);
    }
}
