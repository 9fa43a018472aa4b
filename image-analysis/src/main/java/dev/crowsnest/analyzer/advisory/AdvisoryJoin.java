package dev.crowsnest.analyzer.advisory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins advisories that speak of the same vulnerability, and keeps apart those that only travel together.
 *
 * <p>A naive walk over shared ids welds: a DSA that fixes ten CVEs would make them one. So the CVE is the unit, and the walk
 * never crosses one:
 *
 * <ul>
 *   <li>An advisory that names one CVE belongs to that CVE.
 *   <li>An advisory that names several belongs to each of them, as one that is shared. No id is followed through it, since
 *       nobody says which of its aliases goes with which CVE.
 *   <li>An advisory that names none belongs to the CVEs of the advisories that share an id with it, directly or over others
 *       that name none; an advisory that names several CVEs does not count there. When that reaches no CVE, all advisories
 *       so connected are one vulnerability, known by a GHSA if one of them has it, else by the first of their ids.
 * </ul>
 *
 * <p>So {@code PYSEC-1 (CVE-1, GHSA-1)}, {@code GHSA-1} and {@code DEBIAN-CVE-1 (upstream CVE-1)} are one, while
 * {@code DSA-1 (upstream CVE-1, CVE-2)} gives two vulnerabilities and is an alias of neither.
 *
 * <p>One instance serves one question. It gathers what it needs in a few look-ups, all subjects' advisories at once, and
 * then works in memory.
 */
public final class AdvisoryJoin {

    /** Chains of records without a CVE are one or two long in every published export; more is damage or malice. */
    private static final int ROUNDS = 6;

    /** Of the advisories gathered. A CVE of a library that many products bundle is named by some hundreds. */
    private static final int GATHERED = 20_000;

    private final SortedMap<AdvisoryKey, Advisory> gathered = new TreeMap<>();
    private final Map<String, List<Advisory>> byName = new HashMap<>();

    private AdvisoryJoin() {}

    /** Gathers all that is needed to join these advisories. */
    public static AdvisoryJoin around(Collection<Advisory> advisories, AdvisorySet set) {
        var join = new AdvisoryJoin();
        advisories.forEach(join::add);
        SortedSet<String> next = new TreeSet<>();
        advisories.forEach(advisory -> next.addAll(idsToFollow(advisory)));
        advisories.forEach(advisory -> next.addAll(VulnerabilityIdentity.cves(advisory)));
        join.gather(next, set);
        return join;
    }

    private void gather(SortedSet<String> ids, AdvisorySet set) {
        Set<String> asked = new HashSet<>();
        SortedSet<String> next = ids;
        for (int round = 0; round < ROUNDS && !next.isEmpty() && gathered.size() < GATHERED; round++) {
            asked.addAll(next);
            SortedSet<String> found = new TreeSet<>();
            for (Advisory advisory : set.naming(next)) {
                add(advisory);
                found.addAll(idsToFollow(advisory));
            }
            found.removeAll(asked);
            next = found;
        }
    }

    /** The vulnerabilities that one of the advisories speaks of, sorted by id; empty for an erratum that is none. */
    public List<JoinedAdvisories> vulnerabilitiesOf(Advisory advisory) {
        SortedSet<String> cves = VulnerabilityIdentity.cves(advisory);
        if (!cves.isEmpty()) {
            return cves.stream().map(this::ofCve).toList();
        }
        if (!VulnerabilityIdentity.isVulnerabilityWithoutCve(advisory)) {
            return List.of();
        }
        SortedMap<AdvisoryKey, Advisory> connected = connectedWithoutCve(VulnerabilityIdentity.names(advisory));
        SortedSet<String> reached = new TreeSet<>();
        for (Advisory one : connected.values()) {
            VulnerabilityIdentity.names(one).stream()
                    .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                    .map(VulnerabilityIdentity::cves)
                    .filter(named -> named.size() == 1)
                    .forEach(reached::addAll);
        }
        if (!reached.isEmpty()) {
            return reached.stream().map(this::ofCve).toList();
        }
        SortedSet<String> names = namesOf(connected.values());
        return List.of(joined(VulnerabilityIdentity.bestKnown(names), names, connected.values(), List.of()));
    }

    private JoinedAdvisories ofCve(String cve) {
        SortedMap<AdvisoryKey, Advisory> exact = new TreeMap<>();
        SortedMap<AdvisoryKey, Advisory> shared = new TreeMap<>();
        for (Advisory advisory : byName.getOrDefault(cve, List.of())) {
            SortedSet<String> cves = VulnerabilityIdentity.cves(advisory);
            if (cves.size() == 1 && cves.first().equals(cve)) {
                exact.put(advisory.key(), advisory);
            } else if (cves.contains(cve)) {
                shared.put(advisory.key(), advisory);
            }
        }
        exact.putAll(connectedWithoutCve(namesOf(exact.values())));
        SortedSet<String> names = namesOf(exact.values());
        names.removeIf(VulnerabilityIdentity::isCve);
        return joined(cve, names, exact.values(), shared.values());
    }

    private static JoinedAdvisories joined(
            String id, SortedSet<String> names, Collection<Advisory> exact, Collection<Advisory> shared) {
        List<String> aliases = names.stream().filter(name -> !name.equals(id)).toList();
        return new JoinedAdvisories(new Vulnerability(id, aliases), List.copyOf(exact), List.copyOf(shared));
    }

    /** Advisories that name no CVE and share an id with these names, directly or over others of their kind. */
    private SortedMap<AdvisoryKey, Advisory> connectedWithoutCve(Collection<String> names) {
        SortedMap<AdvisoryKey, Advisory> connected = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(names);
        Set<String> seen = new HashSet<>(names);
        while (!open.isEmpty()) {
            for (Advisory advisory : byName.getOrDefault(open.remove(), List.of())) {
                if (VulnerabilityIdentity.cves(advisory).isEmpty() && connected.put(advisory.key(), advisory) == null) {
                    VulnerabilityIdentity.names(advisory).stream()
                            .filter(seen::add)
                            .forEach(open::add);
                }
            }
        }
        return connected;
    }

    private static SortedSet<String> namesOf(Collection<Advisory> advisories) {
        SortedSet<String> names = new TreeSet<>();
        advisories.forEach(advisory -> names.addAll(VulnerabilityIdentity.names(advisory)));
        return names;
    }

    private static Set<String> idsToFollow(Advisory advisory) {
        return VulnerabilityIdentity.cves(advisory).size() > 1 ? Set.of() : VulnerabilityIdentity.names(advisory);
    }

    private void add(Advisory advisory) {
        if (gathered.putIfAbsent(advisory.key(), advisory) == null) {
            VulnerabilityIdentity.names(advisory)
                    .forEach(name -> byName.computeIfAbsent(name, ignored -> new ArrayList<>())
                            .add(advisory));
        }
    }
}
