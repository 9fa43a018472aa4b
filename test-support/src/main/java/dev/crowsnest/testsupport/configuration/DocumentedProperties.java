package dev.crowsnest.testsupport.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The properties of a document: rows {@code | `name` | `VARIABLE` | `default` | meaning |} of its tables, by section. A dash in place
 * of a default says that there is none.
 */
public final class DocumentedProperties {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| `([A-Z0-9_]+)` \\| (?:`([^`]*)`|–) \\| \\S.* \\|$");

    private final List<Property> rows;

    private DocumentedProperties(List<Property> rows) {
        this.rows = rows;
    }

    /** Those below a heading of the second level, up to the next one. */
    public static DocumentedProperties of(Path document, String section) {
        String heading = "\n## " + section + "\n";
        String text = read(document);
        int begin = text.indexOf(heading);
        if (begin < 0) {
            throw new AssertionError(document + " has no section '" + section + "'");
        }
        int end = text.indexOf("\n## ", begin + heading.length());
        return new DocumentedProperties(ROW.matcher(text.substring(begin, end < 0 ? text.length() : end))
                .results()
                .map(row -> new Property(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3)))
                .toList());
    }

    /** Those whose names begin so. */
    public List<Property> named(String prefix) {
        return rows.stream().filter(row -> row.name().startsWith(prefix)).toList();
    }

    /** The others. */
    public List<Property> notNamed(String prefix) {
        return rows.stream().filter(row -> !row.name().startsWith(prefix)).toList();
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
