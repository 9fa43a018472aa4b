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
 * <p>One instance serves one question, or those of many subjects at once. It gathers what it needs in a few look-ups, all
 * subjects' advisories at once, and then works in memory, where it remembers what it was asked. For one thread.
 */
public final class AdvisoryJoin {

    /** Chains of records without a CVE are one or two long in every published export; more is damage or malice. */
    private static final int ROUNDS = 6;

    /** Of the advisories gathered. A CVE of a library that many products bundle is named by some hundreds. */
    private static final int GATHERED = 20_000;

    /** What is asked again and again of an advisory. */
    private record Member(Advisory advisory, SortedSet<String> names, SortedSet<String> cves) {

        static Member of(Advisory advisory) {
            return new Member(advisory, VulnerabilityIdentity.names(advisory), VulnerabilityIdentity.cves(advisory));
        }

        AdvisoryKey key() {
            return advisory.key();
        }

        Set<String> idsToFollow() {
            return cves.size() > 1 ? Set.of() : names;
        }
    }

    private record Rated(String vulnerability, Stream stream, String name) {}

    private final Map<AdvisoryKey, Member> gathered = new HashMap<>();
    private final Map<String, List<Member>> byName = new HashMap<>();
    private final Map<AdvisoryKey, List<JoinedAdvisories>> joined = new HashMap<>();
    private final Map<Rated, RatedSeverity> rated = new HashMap<>();
    private boolean isComplete;

    private AdvisoryJoin() {}

    /** Gathers all that is needed to join these advisories. */
    public static AdvisoryJoin around(Collection<Advisory> advisories, AdvisorySet set) {
        var join = new AdvisoryJoin();
        SortedSet<String> next = new TreeSet<>();
        for (Advisory advisory : advisories) {
            if (!join.gathered.containsKey(advisory.key())) {
                Member member = join.add(advisory);
                next.addAll(member.idsToFollow());
                next.addAll(member.cves());
            }
        }
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
                found.addAll(add(advisory).idsToFollow());
            }
            found.removeAll(asked);
            next = found;
        }
        isComplete = next.isEmpty();
    }

    /**
     * Whether nothing was left out by the limits. One that was made for many subjects and is not complete may answer for one of
     * them otherwise than a join made for that one.
     */
    public boolean isComplete() {
        return isComplete;
    }

    /** The severity of a vulnerability in a package of a stream, and who said so. */
    public RatedSeverity rate(Stream stream, String name, JoinedAdvisories vulnerability) {
        return rated.computeIfAbsent(
                new Rated(vulnerability.vulnerability().id(), stream, name),
                asked -> SeverityRule.rate(stream, name, vulnerability));
    }

    /** The vulnerabilities that one of the advisories speaks of, sorted by id; empty for an erratum that is none. */
    public List<JoinedAdvisories> vulnerabilitiesOf(Advisory advisory) {
        List<JoinedAdvisories> known = joined.get(advisory.key());
        if (known == null) {
            known = join(Member.of(advisory));
            joined.put(advisory.key(), known);
        }
        return known;
    }

    private List<JoinedAdvisories> join(Member member) {
        if (!member.cves().isEmpty()) {
            return member.cves().stream().map(this::ofCve).toList();
        }
        if (!VulnerabilityIdentity.isVulnerabilityWithoutCve(member.advisory())) {
            return List.of();
        }
        SortedMap<AdvisoryKey, Member> connected = connectedWithoutCve(member.names());
        SortedSet<String> reached = new TreeSet<>();
        for (Member one : connected.values()) {
            one.names().stream()
                    .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                    .map(Member::cves)
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
        SortedMap<AdvisoryKey, Member> exact = new TreeMap<>();
        SortedMap<AdvisoryKey, Member> shared = new TreeMap<>();
        for (Member member : byName.getOrDefault(cve, List.of())) {
            if (member.cves().size() == 1 && member.cves().first().equals(cve)) {
                exact.put(member.key(), member);
            } else if (member.cves().contains(cve)) {
                shared.put(member.key(), member);
            }
        }
        exact.putAll(connectedWithoutCve(namesOf(exact.values())));
        SortedSet<String> names = namesOf(exact.values());
        names.removeIf(VulnerabilityIdentity::isCve);
        return joined(cve, names, exact.values(), shared.values());
    }

    private static JoinedAdvisories joined(
            String id, SortedSet<String> names, Collection<Member> exact, Collection<Member> shared) {
        List<String> aliases = names.stream().filter(name -> !name.equals(id)).toList();
        return new JoinedAdvisories(new Vulnerability(id, aliases), advisories(exact), advisories(shared));
    }

    private static List<Advisory> advisories(Collection<Member> members) {
        return members.stream().map(Member::advisory).toList();
    }

    /** Advisories that name no CVE and share an id with these names, directly or over others of their kind. */
    private SortedMap<AdvisoryKey, Member> connectedWithoutCve(Collection<String> names) {
        SortedMap<AdvisoryKey, Member> connected = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(names);
        Set<String> seen = new HashSet<>(names);
        while (!open.isEmpty()) {
            for (Member member : byName.getOrDefault(open.remove(), List.of())) {
                if (member.cves().isEmpty() && connected.put(member.key(), member) == null) {
                    member.names().stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return connected;
    }

    private static SortedSet<String> namesOf(Collection<Member> members) {
        SortedSet<String> names = new TreeSet<>();
        members.forEach(member -> names.addAll(member.names()));
        return names;
    }

    private Member add(Advisory advisory) {
        Member known = gathered.get(advisory.key());
        if (known != null) {
            return known;
        }
        Member member = Member.of(advisory);
        gathered.put(advisory.key(), member);
        member.names()
                .forEach(name -> byName.computeIfAbsent(name, ignored -> new ArrayList<>())
                        .add(member));
        return member;
    }
}
