package dev.crowsnest.analyzer.catalog.jvm;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages of the classes in one archive. Deep ones are counted by their beginning: a group's name has no more parts. */
final class ClassPackages {

    static final String EXTENSION = ".class";

    /** Enough for what a jar is made of; beyond it are packages that were shaded into it, whose names say less. */
    private static final int MOST_TOLD = 8;

    /** What a shaded server has; beyond it an archive was written to fill our memory. */
    private static final int MOST_COUNTED = 2_000;

    /** Of a package's name. */
    private static final int MOST_PARTS = 5;

    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d{1,4}/");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_$]{1,64}");

    private final Map<String, Integer> classes = new HashMap<>();

    /** Counts an entry, if it is a class in a package. */
    void add(String entry) {
        String name = packageOf(entry);
        if (!name.isEmpty() && (classes.size() < MOST_COUNTED || classes.containsKey(name))) {
            classes.merge(name, 1, Integer::sum);
        }
    }

    // Part by part: an entry's name may have as many as an attacker likes, and one pattern for all of them takes stack
    // for each.
    private static String packageOf(String entry) {
        Matcher versioned = VERSIONED.matcher(entry);
        int start = versioned.lookingAt() ? versioned.end() : 0;
        int end = start;
        for (int parts = 0; parts < MOST_PARTS && entry.endsWith(EXTENSION); parts++) {
            int slash = entry.indexOf('/', end);
            if (slash < 0 || !PART.matcher(entry).region(end, slash).matches()) {
                break;
            }
            end = slash + 1;
        }
        return end == start ? "" : entry.substring(start, end - 1).replace('/', '.');
    }

    /** The fullest first. */
    List<String> fullest() {
        return classes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST_TOLD)
                .map(Map.Entry::getKey)
                .toList();
    }
}
