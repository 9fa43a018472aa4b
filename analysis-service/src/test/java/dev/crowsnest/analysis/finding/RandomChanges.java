package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/** Advisories that change at random, among few names, releases and ids, so that changes often meet. */
final class RandomChanges {

    private static final int MOST_AT_ONCE = 3;
    private static final int BYSTANDERS = 14;

    private static final Map<String, List<String>> STREAMS = Map.of(
            "npm", List.of("npm"),
            "Ubuntu", List.of("Ubuntu:78.04", "Ubuntu:79.04:LTS"),
            "Debian", List.of("Debian:78", "Debian:79"),
            "AlmaLinux", List.of("AlmaLinux:78"));

    private static final Map<String, List<String>> IDS = Map.of(
            "npm", List.of("GHSA-1", "GHSA-2", "PYSEC-1", "CVE-2099-1001"),
            "Ubuntu", List.of("UBUNTU-CVE-2099-1001", "UBUNTU-CVE-2099-1002", "USN-1", "USN-2"),
            "Debian", List.of("DEBIAN-CVE-2099-1001", "DSA-1", "DSA-2"),
            "AlmaLinux", List.of("ALSA-1", "ALSA-2"));

    private static final List<String> NAMED = List.of(
            "CVE-2099-1001", "CVE-2099-1002", "CVE-2099-1003", "GHSA-1", "GHSA-2", "PYSEC-1", "X-1", "X-2", "USN-1");

    private static final List<String> VERSIONS = List.of("1.0.0", "2.0.0", "x_y");
    private static final List<String> FIXES = List.of("1.5.0", "2.5.0", "0", "0.1", "zz_!");
    private static final List<String> VECTORS = List.of("", Exports.LOW, Exports.CRITICAL);

    private final Random random;
    private final Exports exports;
    private final List<String> exportNames = List.of("npm", "npm", "Ubuntu", "Debian", "AlmaLinux");
    private final List<String> names;

    RandomChanges(Random random, Exports exports) {
        this.random = random;
        this.exports = exports;
        // No other test's subjects.
        String own = UUID.randomUUID().toString();
        this.names = List.of("a-" + own, "b-" + own, "c-" + own);
        STREAMS.forEach((export, streams) -> {
            String release = streams.get(0).replaceAll(":.*", ":77");
            for (int i = 0; i < BYSTANDERS; i++) {
                String id = "BYSTANDER-" + i;
                exports.put(export, id, Exports.record(release, id, "bystander", "1", ""));
            }
        });
    }

    /** One to three of them. */
    void next() {
        for (int left = 1 + random.nextInt(MOST_AT_ONCE); left > 0; left--) {
            String export = oneOf(exportNames);
            String id = oneOf(IDS.getOrDefault(export, List.of()));
            if (random.nextInt(4) == 0) {
                exports.remove(export, id);
            } else {
                exports.put(export, id, record(export, id));
            }
        }
    }

    private String record(String export, String id) {
        var named = new TreeSet<String>();
        for (int left = random.nextInt(4); left > 0; left--) {
            named.add(oneOf(NAMED));
        }
        String json = Exports.record(
                oneOf(STREAMS.getOrDefault(export, List.of())),
                id,
                oneOf(names),
                oneOf(FIXES),
                oneOf(VECTORS),
                named.toArray(String[]::new));
        if (random.nextInt(3) == 0) {
            json = json.replace("\"aliases\"", oneOf(List.of("\"upstream\"", "\"related\"")));
        }
        return random.nextInt(8) == 0
                ? json.replace("\"modified\"", "\"withdrawn\": \"2026-02-02T00:00:00Z\", \"modified\"")
                : json;
    }

    /** All that may be in an image. */
    List<MatchSubject> subjects() {
        List<MatchSubject> subjects = new ArrayList<>();
        for (String name : names) {
            for (String version : VERSIONS) {
                MatchSubject plain = StoredImages.npm(name, version);
                subjects.add(plain);
                subjects.add(plain.ownedBy(new OwningSource(new Stream("Ubuntu:78.04"), name)));
                subjects.add(plain.ownedBy(new OwningSource(new Stream("Debian:78"), name)));
                for (String release :
                        List.of("Ubuntu:78.04", "Ubuntu:79.04", "Debian:78", "Debian:79", "AlmaLinux:78")) {
                    subjects.add(new MatchSubject(
                            new Stream(release),
                            name,
                            version,
                            new SourcePackage(name, version),
                            null,
                            PackageRecord.Origin.UNSTATED));
                }
            }
        }
        return subjects;
    }

    /** Some of them, as an image has. */
    List<MatchSubject> some(List<MatchSubject> subjects) {
        List<MatchSubject> shuffled = new ArrayList<>(subjects);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 10 + random.nextInt(20)));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
