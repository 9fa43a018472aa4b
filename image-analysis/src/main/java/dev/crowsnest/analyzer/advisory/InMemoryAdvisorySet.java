package dev.crowsnest.analyzer.advisory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Advisories held in memory, for the command line and for tests. Immutable. */
public final class InMemoryAdvisorySet implements AdvisorySet {

    private record Place(Stream stream, String name) {}

    private final Map<Place, List<Advisory>> byPlace = new HashMap<>();
    private final Map<String, List<Advisory>> byName = new HashMap<>();
    private final Set<Stream> streams = new HashSet<>();
    private final AdvisoryEdition edition;

    private InMemoryAdvisorySet(Collection<Advisory> sorted, AdvisoryEdition edition) {
        this.edition = edition;
        for (Advisory advisory : sorted) {
            VulnerabilityIdentity.names(advisory).forEach(name -> put(byName, name, advisory));
            streams.addAll(advisory.spokenStreams());
            advisory.affected().stream()
                    .flatMap(
                            affected -> affected.lookupNames().stream().map(name -> new Place(affected.stream(), name)))
                    .distinct()
                    .forEach(place -> put(byPlace, place, advisory));
        }
    }

    /** A set of these advisories; withdrawn ones are left out, and of two with one key the later modified stays. */
    public static InMemoryAdvisorySet of(Iterable<Advisory> advisories, AdvisoryEdition edition) {
        var builder = new Builder();
        advisories.forEach(builder::add);
        return builder.build(edition);
    }

    @Override
    public List<Advisory> about(Stream stream, String name) {
        return List.copyOf(byPlace.getOrDefault(new Place(stream, name), List.of()));
    }

    @Override
    public List<Advisory> naming(Collection<String> ids) {
        SortedMap<AdvisoryKey, Advisory> found = new TreeMap<>();
        ids.forEach(id -> byName.getOrDefault(id, List.of()).forEach(advisory -> found.put(advisory.key(), advisory)));
        return List.copyOf(found.values());
    }

    @Override
    public boolean speaksOf(Stream stream) {
        return streams.contains(stream);
    }

    @Override
    public AdvisoryEdition edition() {
        return edition;
    }

    private static <K> void put(Map<K, List<Advisory>> index, K key, Advisory advisory) {
        index.computeIfAbsent(key, ignored -> new ArrayList<>(1)).add(advisory);
    }

    /** Takes advisories one by one, as an export is read. For one thread. */
    public static final class Builder {

        private final SortedMap<AdvisoryKey, Advisory> advisories = new TreeMap<>();

        /** Adds one, unless it is withdrawn. */
        public Builder add(Advisory advisory) {
            if (!advisory.isWithdrawn()) {
                advisories.merge(advisory.key(), advisory, Builder::later);
            }
            return this;
        }

        /** How many there are so far. */
        public int size() {
            return advisories.size();
        }

        public InMemoryAdvisorySet build(AdvisoryEdition edition) {
            return new InMemoryAdvisorySet(advisories.values(), edition);
        }

        private static Advisory later(Advisory one, Advisory other) {
            return other.modified().isBefore(one.modified()) ? one : other;
        }
    }
}
