package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.Version;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Names and versions that advisories speak of, by their streams. */
final class RealPackages implements Consumer<Advisory> {

    /** Of the versions of a name, how often the newest is drawn: images are built of what is current, mostly. */
    private static final double NEWEST = 0.8;

    private final SortedMap<String, SortedMap<String, SortedSet<String>>> versions = new TreeMap<>();
    private final SortedMap<String, List<String>> names = new TreeMap<>();
    private final Map<String, String> newest = new HashMap<>();

    @Override
    public void accept(Advisory advisory) {
        for (AffectedPackage affected : advisory.affected()) {
            // No container holds a kernel, whose advisories are a third of a distribution's.
            if (Ecosystem.of(affected.stream()).isPresent()
                    && !affected.name().startsWith("linux")
                    && !affected.name().startsWith("kernel")) {
                add(affected);
            }
        }
    }

    private void add(AffectedPackage affected) {
        SortedSet<String> known = versions.computeIfAbsent(affected.stream().name(), stream -> new TreeMap<>())
                .computeIfAbsent(affected.name(), name -> new TreeSet<>());
        known.addAll(affected.versions());
        for (VersionInterval interval : affected.intervals()) {
            add(known, interval.introduced());
            Optional.ofNullable(interval.fixed()).ifPresent(known::add);
            Optional.ofNullable(interval.lastAffected()).ifPresent(known::add);
        }
    }

    private static void add(SortedSet<String> known, String introduced) {
        if (!introduced.equals("0")) {
            known.add(introduced);
        }
    }

    /** The streams of a family, such as {@code Debian}, that advisories speak of at least this many names of. */
    List<String> streams(String family, int leastNames) {
        return versions.entrySet().stream()
                .filter(stream -> stream.getValue().size() >= leastNames)
                .map(Map.Entry::getKey)
                .filter(stream -> new Stream(stream).family().equals(family))
                .toList();
    }

    /** The names that advisories of a stream speak of, in the order of the alphabet. */
    List<String> names(String stream) {
        return names.computeIfAbsent(
                stream,
                asked -> List.copyOf(
                        versions.getOrDefault(asked, new TreeMap<>()).keySet()));
    }

    /** The names of all streams that no advisory of this one speaks of. */
    List<String> namesOfOthers(String stream) {
        SortedSet<String> others = new TreeSet<>();
        versions.values().forEach(known -> others.addAll(known.keySet()));
        names(stream).forEach(others::remove);
        return List.copyOf(others);
    }

    /** All versions of all names of a family. */
    List<String> versionsOf(String family) {
        SortedSet<String> all = new TreeSet<>();
        streams(family, 1)
                .forEach(stream ->
                        versions.getOrDefault(stream, new TreeMap<>()).values().forEach(all::addAll));
        return List.copyOf(all);
    }

    /** A version of a name that advisories speak of, most often the newest. */
    String version(String stream, String name, Random random) {
        List<String> known =
                new ArrayList<>(versions.getOrDefault(stream, new TreeMap<>()).getOrDefault(name, new TreeSet<>()));
        if (known.isEmpty()) {
            return "1.0";
        }
        return random.nextDouble() < NEWEST
                ? newest.computeIfAbsent(stream + ' ' + name, asked -> newest(stream, known))
                : known.get(random.nextInt(known.size()));
    }

    private static String newest(String stream, List<String> known) {
        VersionScheme scheme = Ecosystem.of(new Stream(stream)).orElseThrow().versions();
        return known.stream()
                .flatMap(text -> scheme.parse(text) instanceof ParsedVersion.Valid valid
                        ? java.util.stream.Stream.of(Map.entry(valid.version(), text))
                        : java.util.stream.Stream.<Map.Entry<Version, String>>empty())
                .max(Map.Entry.<Version, String>comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .orElse(known.get(0));
    }
}
