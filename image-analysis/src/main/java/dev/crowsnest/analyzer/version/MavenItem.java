package dev.crowsnest.analyzer.version;

import java.util.List;

/**
 * One item of a Maven version.
 *
 * @param kind what it is
 * @param rank of a qualifier, its place among the known ones
 * @param word of an unknown qualifier, its name; of a number, its digits without leading zeros; else empty
 */
record MavenItem(Kind kind, int rank, String word) {

    /** In order of precedence. */
    enum Kind {
        QUALIFIER,
        LIST,
        NUMBER
    }

    /** The start of a list, which ends where the version ends. */
    static final MavenItem LIST = new MavenItem(Kind.LIST, 0, "");

    private static final List<List<String>> QUALIFIERS = List.of(
            List.of("alpha"),
            List.of("beta"),
            List.of("milestone"),
            List.of("rc", "cr"),
            List.of("snapshot"),
            List.of("ga", "final", "release"),
            List.of("sp"));
    private static final int RELEASE = 5;
    private static final String ONE_LETTER = "abm";

    static MavenItem number(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return new MavenItem(Kind.NUMBER, 0, digits.substring(first));
    }

    static MavenItem qualifier(String name) {
        for (int rank = 0; rank < QUALIFIERS.size(); rank++) {
            if (QUALIFIERS.get(rank).contains(name)) {
                return new MavenItem(Kind.QUALIFIER, rank, "");
            }
        }
        return new MavenItem(Kind.QUALIFIER, QUALIFIERS.size(), name);
    }

    /** Before a digit, {@code a}, {@code b} and {@code m} are short for alpha, beta and milestone. */
    static MavenItem qualifierBeforeDigit(String name) {
        int letter = name.length() == 1 ? ONE_LETTER.indexOf(name.charAt(0)) : -1;
        return letter < 0 ? qualifier(name) : new MavenItem(Kind.QUALIFIER, letter, "");
    }

    /** Whether it makes no difference at the end: zero, or what only says that this is the release. */
    boolean isNull() {
        return kind != Kind.LIST && compareToNothing() == 0;
    }

    /** Against the end of a shorter version; of a list, its items are asked instead. */
    int compareToNothing() {
        return switch (kind) {
            case QUALIFIER -> Integer.compare(rank, RELEASE);
            case LIST -> 0;
            case NUMBER -> word.isEmpty() ? 0 : 1;
        };
    }

    int compareToItem(MavenItem other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        if (kind == Kind.NUMBER) {
            int order = Integer.compare(word.length(), other.word.length());
            return order == 0 ? word.compareTo(other.word) : order;
        }
        int order = Integer.compare(rank, other.rank);
        return order == 0 ? word.compareTo(other.word) : order;
    }

    /** For hashing: 0 for all that may equal nothing. */
    int weight() {
        return compareToNothing() == 0 ? 0 : 31 * rank + word.hashCode() + 1;
    }
}
