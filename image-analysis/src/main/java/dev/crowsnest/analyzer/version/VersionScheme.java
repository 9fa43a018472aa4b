package dev.crowsnest.analyzer.version;

import java.util.OptionalInt;

/** Total order of one ecosystem's versions. Thread-safe. */
public interface VersionScheme {

    /** The short name: {@code dpkg}, {@code apk}, {@code semver}, {@code npm}, {@code pep440}, {@code maven}, … */
    String id();

    /** Parses, or says why the text is no version of this scheme. Never throws; time and space grow with the text's length only. */
    ParsedVersion parse(String text);

    /** Compares two texts (negative: left is older); empty when either is no version. */
    default OptionalInt compare(String left, String right) {
        if (parse(left) instanceof ParsedVersion.Valid older && parse(right) instanceof ParsedVersion.Valid newer) {
            return OptionalInt.of(older.version().compareTo(newer.version()));
        }
        return OptionalInt.empty();
    }
}
