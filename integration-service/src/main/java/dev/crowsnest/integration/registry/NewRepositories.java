package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rule of a registry by which a repository is enabled as it appears: when its name matches any of these. */
public record NewRepositories(List<NamePattern> patterns) {

    /** Whoever needs more lists repositories one by one. */
    public static final int MOST = 50;

    /** None is enabled by itself. */
    public static final NewRepositories NONE = new NewRepositories(List.of());

    /** Each is. */
    public static final NewRepositories EVERY = parse("*");

    private static final String SEPARATOR = ", ";

    /** Copies the list. */
    public NewRepositories {
        patterns = patterns.stream().distinct().toList();
        if (patterns.size() > MOST) {
            throw Refusal.invalid(
                    "enable new repositories by name", patterns.size() + " patterns", MOST + " are taken at most");
        }
    }

    /** Patterns between commas or blanks; throws a {@link Refusal} that says what is wrong with one. */
    public static NewRepositories parse(String text) {
        return of(Arrays.stream(text.split("[,\\s]+", -1))
                .filter(one -> !one.isEmpty())
                .toList());
    }

    /** The same of patterns that are apart already. */
    public static NewRepositories of(List<String> patterns) {
        return new NewRepositories(patterns.stream().map(NamePattern::new).toList());
    }

    /** Each repository, or none. */
    public static NewRepositories all(boolean enabled) {
        return enabled ? EVERY : NONE;
    }

    /** The first pattern that matches a name. */
    public Optional<NamePattern> match(String name) {
        return patterns.stream().filter(pattern -> pattern.matches(name)).findFirst();
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether it lets every name through. */
    public boolean isEvery() {
        return patterns.equals(EVERY.patterns);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return patterns.stream().map(NamePattern::text).collect(Collectors.joining(SEPARATOR));
    }

    /** Pattern by pattern. */
    public List<String> texts() {
        return patterns.stream().map(NamePattern::text).toList();
    }
}
