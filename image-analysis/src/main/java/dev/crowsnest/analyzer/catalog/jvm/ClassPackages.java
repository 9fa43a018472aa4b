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

    private static final Pattern CLASS =
            Pattern.compile("(?:META-INF/versions/\\d{1,4}/)?((?:[A-Za-z0-9_$]{1,64}/){1,5})(?:[^/]+/)*[^/]+\\.class");

    private final Map<String, Integer> classes = new HashMap<>();

    /** Counts an entry, if it is a class in a package. */
    void add(String entry) {
        Matcher matcher = CLASS.matcher(entry);
        if (matcher.matches()) {
            String path = matcher.group(1);
            String name = path.substring(0, path.length() - 1).replace('/', '.');
            if (classes.size() < MOST_COUNTED || classes.containsKey(name)) {
                classes.merge(name, 1, Integer::sum);
            }
        }
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
