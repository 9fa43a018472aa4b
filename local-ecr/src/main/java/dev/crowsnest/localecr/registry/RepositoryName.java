package dev.crowsnest.localecr.registry;

import java.util.regex.Pattern;

/** A name by ECR's pattern, of 2 to 256 characters, such as {@code team/app}. */
public record RepositoryName(String value) implements Comparable<RepositoryName> {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 256;
    private static final String PART = "[a-z0-9]+(?:[._-][a-z0-9]+)*";
    // Possessive, since a name is hostile text: the greedy form backtracks without end on a long one that fails late.
    private static final Pattern FORM = Pattern.compile("(?:[a-z0-9]++(?:[._-][a-z0-9]++)*+/)*+" + PART);

    /** Throws {@link RegistryFailure} {@code NAME_INVALID}. */
    public static RepositoryName parse(String text) {
        if (text.length() < SHORTEST
                || text.length() > LONGEST
                || !FORM.matcher(text).matches()) {
            throw new RegistryFailure(
                    ErrorCode.NAME_INVALID,
                    "'%s' is not a repository name: 2 to 256 of a-z, 0-9 and, between them, one of . _ - /"
                            .formatted(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text));
        }
        return new RepositoryName(text);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
