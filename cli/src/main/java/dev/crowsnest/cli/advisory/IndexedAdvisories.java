package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The advisories of all exports of a copy; for one image a few hundred of tens of thousands are read. */
final class IndexedAdvisories implements AdvisorySet, AutoCloseable {

    private final List<IndexedArchive> archives;
    private final AdvisoryEdition edition;
    private final Consumer<String> warnings;
    private final Set<IndexedArchive> told = ConcurrentHashMap.newKeySet();

    /** @param warnings are told, once, of what could not be read of the exports that speak of what is asked for, and of no others */
    IndexedAdvisories(AdvisoryCopy copy, List<IndexedArchive> archives, Consumer<String> warnings) {
        this.archives = List.copyOf(archives);
        this.warnings = warnings;
        long advisories = archives.stream()
                .mapToLong(archive -> archive.index().advisories())
                .sum();
        this.edition = new AdvisoryEdition(copy.name(), advisories, copy.synced());
    }

    @Override
    public List<Advisory> about(Stream stream, String name) {
        warn(stream);
        SortedMap<AdvisoryKey, Advisory> found = new TreeMap<>();
        collect(
                found,
                RecordKey.ofPackage(stream, name),
                advisory -> advisory.affected().stream()
                        .anyMatch(affected -> affected.stream().equals(stream)
                                && affected.lookupNames().contains(name)));
        return List.copyOf(found.values());
    }

    private void warn(Stream stream) {
        archives.stream()
                .filter(archive -> archive.index().speaksOf(stream))
                .filter(told::add)
                .forEach(archive -> archive.index()
                        .problems()
                        .forEach(problem -> warnings.accept(
                                "crowsnest: an advisory of " + archive.export() + " could not be read: " + problem)));
    }

    @Override
    public List<Advisory> naming(Collection<String> ids) {
        SortedMap<AdvisoryKey, Advisory> found = new TreeMap<>();
        for (String id : ids) {
            collect(
                    found,
                    RecordKey.ofId(id),
                    advisory -> VulnerabilityIdentity.names(advisory).contains(id));
        }
        return List.copyOf(found.values());
    }

    @Override
    public boolean speaksOf(Stream stream) {
        return archives.stream().anyMatch(archive -> archive.index().speaksOf(stream));
    }

    @Override
    public AdvisoryEdition edition() {
        return edition;
    }

    /** Of the candidates those that are meant: a key is only a hash. */
    private void collect(SortedMap<AdvisoryKey, Advisory> found, long key, Predicate<Advisory> isMeant) {
        for (IndexedArchive archive : archives) {
            for (Advisory advisory : archive.candidates(key)) {
                if (isMeant.test(advisory)) {
                    found.put(advisory.key(), advisory);
                }
            }
        }
    }

    @Override
    public void close() {
        archives.forEach(IndexedArchive::close);
    }
}
