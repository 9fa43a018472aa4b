package dev.crowsnest.testsupport.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is said of the tables of a database: rows {@code | `table` | what grows it | who removes it, and when |} of one section. */
public final class DocumentedTables {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| ([^|]*\\S) \\| ([^|]*\\S) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Pattern SETTING = Pattern.compile("`(crowsnest\\.[a-z.-]+)`");

    private final List<String[]> rows;

    private DocumentedTables(List<String[]> rows) {
        this.rows = rows;
    }

    /** Those below a heading of the third level, up to the next one. */
    public static DocumentedTables of(Path document, String section) {
        String heading = "\n### " + section + "\n";
        String text = read(document);
        int begin = text.indexOf(heading);
        if (begin < 0) {
            throw new AssertionError(document + " has no section '" + section + "'");
        }
        String body = text.substring(begin + heading.length()).split("\n##", 2)[0];
        return new DocumentedTables(ROW.matcher(body)
                .results()
                .map(row -> new String[] {row.group(1), row.group(3)})
                .toList());
    }

    /** All tables that are named. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        rows.forEach(
                row -> NAME.matcher(row[0]).results().map(name -> name.group(1)).forEach(names::add));
        return names;
    }

    /** All settings by which something is removed. */
    public Set<String> settings() {
        var settings = new TreeSet<String>();
        rows.forEach(row ->
                SETTING.matcher(row[1]).results().map(name -> name.group(1)).forEach(settings::add));
        return settings;
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
