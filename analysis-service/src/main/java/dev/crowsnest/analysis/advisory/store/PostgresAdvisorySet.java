package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.AdvisoryCodec;
import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Advisories looked up in PostgreSQL: which ones in the tables, every time; what they say in the cache, where it has them. For
 * one piece of work, on one thread, whose questions it remembers.
 */
final class PostgresAdvisorySet implements AdvisorySet {

    /** One advisory as an answer to a look-up. */
    private record Hit(int key, UUID fingerprint) {}

    private final Jdbi jdbi;
    private final AdvisoryCache cache;
    private final AdvisoryCodec codec;
    private final Supplier<AdvisoryEdition> edition;
    private final Map<PackageName, List<Advisory>> byName = new HashMap<>();
    private final Map<String, List<Advisory>> byId = new HashMap<>();
    private @Nullable Set<Stream> streams;

    PostgresAdvisorySet(Jdbi jdbi, AdvisoryCache cache, AdvisoryCodec codec, Supplier<AdvisoryEdition> edition) {
        this.jdbi = jdbi;
        this.cache = cache;
        this.codec = codec;
        this.edition = edition;
    }

    @Override
    public List<Advisory> about(Stream stream, String name) {
        var asked = new PackageName(stream, name);
        if (!byName.containsKey(asked)) {
            read(List.of(asked));
        }
        return byName.getOrDefault(asked, List.of());
    }

    /** Reads at once what will be asked for. */
    void read(Collection<PackageName> names) {
        Long[] lookups = names.stream().map(PackageName::lookup).distinct().toArray(Long[]::new);
        names.forEach(name -> byName.put(name, List.of()));
        Map<PackageName, List<Hit>> hits = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select p.stream, p.name, a.key, a.fingerprint
                        from advisory_package p join advisory a on a.key = p.advisory
                        where p.lookup = any(:lookups)
                        """)
                .bindArray("lookups", Long.class, (Object[]) lookups)
                .map((row, context) -> Map.entry(
                        new PackageName(new Stream(row.getString("stream")), row.getString("name")),
                        new Hit(row.getInt("key"), row.getObject("fingerprint", UUID.class))))
                .forEach(hit -> hits.computeIfAbsent(hit.getKey(), name -> new ArrayList<>())
                        .add(hit.getValue())));
        answer(hits, byName);
    }

    @Override
    public List<Advisory> naming(Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        unknown.removeAll(byId.keySet());
        if (!unknown.isEmpty()) {
            readNaming(unknown);
        }
        SortedMap<AdvisoryKey, Advisory> found = new TreeMap<>();
        ids.forEach(id -> byId.getOrDefault(id, List.of()).forEach(advisory -> found.put(advisory.key(), advisory)));
        return List.copyOf(found.values());
    }

    private void readNaming(Set<String> ids) {
        ids.forEach(id -> byId.put(id, List.of()));
        Map<String, List<Hit>> hits = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select n.id, a.key, a.fingerprint
                        from advisory_name n join advisory a on a.key = n.advisory
                        where n.id = any(:ids)
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .map((row, context) -> Map.entry(
                        row.getString("id"), new Hit(row.getInt("key"), row.getObject("fingerprint", UUID.class))))
                .forEach(hit -> hits.computeIfAbsent(hit.getKey(), id -> new ArrayList<>())
                        .add(hit.getValue())));
        answer(hits, byId);
    }

    @Override
    public boolean speaksOf(Stream stream) {
        Set<Stream> spoken = streams;
        if (spoken == null) {
            spoken = jdbi.withHandle(handle -> new SpokenStreams(handle).all());
            streams = spoken;
        }
        return spoken.contains(stream);
    }

    @Override
    public AdvisoryEdition edition() {
        return edition.get();
    }

    private <K> void answer(Map<K, List<Hit>> hits, Map<K, List<Advisory>> answers) {
        Set<Hit> all = new LinkedHashSet<>();
        hits.values().forEach(all::addAll);
        Map<Integer, Advisory> advisories = contents(all);
        hits.forEach((asked, found) -> answers.put(
                asked,
                found.stream()
                        .map(hit -> advisories.get(hit.key()))
                        .filter(advisory -> advisory != null)
                        .sorted(Comparator.comparing(Advisory::key))
                        .toList()));
    }

    private Map<Integer, Advisory> contents(Set<Hit> hits) {
        Map<Integer, Advisory> advisories = new HashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (Hit hit : hits) {
            Advisory cached = cache.find(hit.fingerprint());
            if (cached == null) {
                missing.add(hit.key());
            } else {
                advisories.put(hit.key(), cached);
            }
        }
        if (!missing.isEmpty()) {
            jdbi.useHandle(handle -> readContents(
                    handle.createQuery("select key, fingerprint, content from advisory where key = any(:keys)")
                            .bindArray("keys", Integer.class, missing.toArray()),
                    advisories));
        }
        return advisories;
    }

    private void readContents(Query query, Map<Integer, Advisory> advisories) {
        query.map((row, context) -> {
                    byte[] content = row.getBytes("content");
                    Advisory advisory = codec.decode(content);
                    cache.keep(row.getObject("fingerprint", UUID.class), advisory, content.length);
                    return Map.entry(row.getInt("key"), advisory);
                })
                .forEach(read -> advisories.put(read.getKey(), read.getValue()));
    }
}
