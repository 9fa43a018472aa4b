package dev.crowsnest.analyzer.version;

import java.util.List;

/**
 * One item of a Maven version.
 *
 * @param kind what it is
 * @param rank of a qualifier, its place among the known ones
 * @param name of an unknown qualifier, else empty
 * @param digits of a number, without leading zeros
 */
record MavenItem(Kind kind, int rank, String name, String digits) {

    /** In order of precedence; both kinds of qualifier share one place. */
    enum Kind {
        QUALIFIER,
        NUMBERED_QUALIFIER,
        LIST,
        NUMBER
    }

    static final MavenItem LIST = new MavenItem(Kind.LIST, 0, "", "");

    private static final List<List<String>> QUALIFIERS = List.of(
            List.of("alpha"),
            List.of("beta"),
            List.of("milestone"),
            List.of("rc", "cr"),
            List.of("snapshot"),
            List.of("ga", "final", "release"),
            List.of("sp"));
    private static final int RELEASE = 5;
    private static final int UNKNOWN = 7;
    private static final String ONE_LETTER = "abm";

    static MavenItem number(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return new MavenItem(Kind.NUMBER, 0, "", digits.substring(first));
    }

    static MavenItem qualifier(String name) {
        return qualifier(Kind.QUALIFIER, name, "");
    }

    /** A qualifier with its number: here {@code a}, {@code b} and {@code m} are short for alpha, beta and milestone. */
    static MavenItem numberedQualifier(String name, String digits) {
        int letter = name.length() == 1 ? ONE_LETTER.indexOf(name.charAt(0)) : -1;
        String full = letter < 0 ? name : QUALIFIERS.get(letter).get(0);
        return qualifier(Kind.NUMBERED_QUALIFIER, full, number(digits).digits());
    }

    private static MavenItem qualifier(Kind kind, String name, String digits) {
        for (int rank = 0; rank < QUALIFIERS.size(); rank++) {
            if (QUALIFIERS.get(rank).contains(name)) {
                return new MavenItem(kind, rank, "", digits);
            }
        }
        return new MavenItem(kind, UNKNOWN, name, digits);
    }

    boolean isZero() {
        return kind == Kind.NUMBER && digits.isEmpty();
    }

    boolean isQualifier() {
        return kind == Kind.QUALIFIER || kind == Kind.NUMBERED_QUALIFIER;
    }

    /** Against the end of a shorter version. */
    int compareToNothing() {
        if (isQualifier()) {
            return Integer.compare(rank, RELEASE);
        }
        return kind == Kind.LIST || digits.isEmpty() ? 0 : 1;
    }

    int compareTo(MavenItem other) {
        if (isQualifier() && other.isQualifier()) {
            return compareQualifiers(other);
        }
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        return compareDigits(other);
    }

    private int compareQualifiers(MavenItem other) {
        int order = Integer.compare(rank, other.rank);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        return order == 0 ? compareDigits(other) : order;
    }

    private int compareDigits(MavenItem other) {
        int order = Integer.compare(digits.length(), other.digits.length());
        return order == 0 ? digits.compareTo(other.digits) : order;
    }

    /** For hashing: 0 for all that may equal nothing. */
    int weight() {
        return compareToNothing() == 0 ? 0 : 31 * (31 * rank + name.hashCode()) + digits.hashCode() + 1;
    }
}
