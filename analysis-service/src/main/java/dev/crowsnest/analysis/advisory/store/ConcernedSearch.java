package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.Stream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Finds whose subjects a change of advisories may judge otherwise.
 *
 * <p>Not only those of the packages that a changed advisory speaks of: a severity or an alias may come from a record of another
 * source, which shares an id with the one that speaks of the package, directly or over others. The walk is that of the joining
 * of advisories, and like it never goes on through a record of several CVEs.
 */
final class ConcernedSearch {

    /** As far as the joining goes. */
    private static final int ROUNDS = 6;

    private final Handle handle;

    ConcernedSearch(Handle handle) {
        this.handle = handle;
    }

    List<PackageName> namesOf(Collection<Integer> advisories) {
        return handle.createQuery(
                        "select distinct stream, name from advisory_package where advisory = any(:advisories)")
                .bindArray("advisories", Integer.class, advisories.toArray())
                .map((row, context) -> new PackageName(new Stream(row.getString("stream")), row.getString("name")))
                .list();
    }

    List<String> idsOf(Collection<Integer> advisories) {
        return handle.createQuery("select distinct id from advisory_name where advisory = any(:advisories)")
                .bindArray("advisories", Integer.class, advisories.toArray())
                .mapTo(String.class)
                .list();
    }

    /** The packages of all advisories that are joined with one that bears or names one of these ids. */
    Set<PackageName> namesJoinedBy(Collection<String> ids) {
        Set<String> asked = new TreeSet<>();
        Set<String> next = new TreeSet<>(ids);
        for (int round = 0; round < ROUNDS && !next.isEmpty(); round++) {
            asked.addAll(next);
            next = new TreeSet<>(linked(next));
            next.removeAll(asked);
        }
        return new TreeSet<>(handle.createQuery("""
                        select distinct p.stream, p.name
                        from advisory_name n join advisory_package p on p.advisory = n.advisory
                        where n.id = any(:ids)
                        """)
                .bindArray("ids", String.class, asked.toArray())
                .map((row, context) -> new PackageName(new Stream(row.getString("stream")), row.getString("name")))
                .list());
    }

    private List<String> linked(Collection<String> ids) {
        return handle.createQuery("""
                        select distinct other.id
                        from advisory_name n
                        join advisory a on a.key = n.advisory and a.linking
                        join advisory_name other on other.advisory = a.key
                        where n.id = any(:ids)
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .mapTo(String.class)
                .list();
    }
}
