package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.TextsHash;
import dev.crowsnest.analyzer.match.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The keys of what findings stand on, which are given on first use. */
final class EvidenceKeys {

    private final Map<UUID, Integer> keys;

    private EvidenceKeys(Map<UUID, Integer> keys) {
        this.keys = keys;
    }

    /** Those of these findings. */
    static EvidenceKeys of(Handle handle, Collection<Finding> findings) {
        // Sorted, so that two transactions that add the same wait for each other in one direction only.
        SortedMap<UUID, Finding> unseen = new TreeMap<>();
        findings.forEach(finding -> unseen.put(hash(finding), finding));
        Map<UUID, Integer> keys = find(handle, unseen.keySet());
        unseen.keySet().removeAll(keys.keySet());
        if (!unseen.isEmpty()) {
            add(handle, unseen);
            keys.putAll(find(handle, unseen.keySet()));
        }
        return new EvidenceKeys(keys);
    }

    int of(Finding finding) {
        Integer key = keys.get(hash(finding));
        if (key == null) {
            throw new IllegalStateException("the evidence of a finding has no key: " + finding.evidence());
        }
        return key;
    }

    private static Map<UUID, Integer> find(Handle handle, Collection<UUID> hashes) {
        Map<UUID, Integer> keys = new HashMap<>();
        handle.createQuery("select hash, key from evidence where hash = any(:hashes)")
                .bindArray("hashes", UUID.class, hashes.toArray())
                .map((row, context) -> Map.entry(row.getObject("hash", UUID.class), row.getInt("key")))
                .forEach(found -> keys.put(found.getKey(), found.getValue()));
        return keys;
    }

    private static void add(Handle handle, Map<UUID, Finding> unseen) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into evidence (hash, aliases, advisory, export, version_range, severity_source)
                values (:hash, :aliases, :advisory, :export, :range, :source)
                on conflict (hash) do nothing
                """);
        unseen.forEach((hash, finding) -> batch.bind("hash", hash)
                .bindArray(
                        "aliases", String.class, stored(finding.vulnerability().aliases()))
                .bind("advisory", StoredText.of(finding.evidence().advisory()))
                .bind("export", StoredText.of(finding.evidence().export()))
                .bind("range", StoredText.of(finding.evidence().range()))
                .bind("source", StoredText.of(finding.evidence().severitySource()))
                .add());
        batch.execute();
    }

    private static Object[] stored(List<String> texts) {
        return texts.stream().map(StoredText::of).toArray();
    }

    private static UUID hash(Finding finding) {
        var hash = new TextsHash();
        finding.vulnerability().aliases().forEach(hash::add);
        // Tells an alias from what follows: none is absent.
        return hash.add(null)
                .add(finding.evidence().advisory())
                .add(finding.evidence().export())
                .add(finding.evidence().range())
                .add(finding.evidence().severitySource())
                .value();
    }
}
