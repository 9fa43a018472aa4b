package dev.crowsnest.analyzer.catalog.dpkg;

import dev.crowsnest.analyzer.catalog.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the records of a dpkg database one after another, whatever its size. */
final class DpkgReader {

    private final LineReader line;
    private final boolean endsWithLineFeed;
    private final Consumer<String> problems;

    /** @param endsWithLineFeed whether the writer ends every line, so that a line without an end was cut off */
    DpkgReader(InputStream content, boolean endsWithLineFeed, Consumer<String> problems) {
        this.line = new LineReader(content);
        this.endsWithLineFeed = endsWithLineFeed;
        this.problems = problems;
    }

    /** The next record; absent at the end of the file. */
    @Nullable
    DpkgEntry next() throws IOException {
        while (line.next()) {
            if (!line.isEmpty()) {
                return entry();
            }
        }
        return null;
    }

    private DpkgEntry entry() throws IOException {
        long begin = line.number();
        var fields = new EnumMap<DpkgField, String>(DpkgField.class);
        do {
            // The second and later lines of a field: descriptions, lists of configuration files.
            if (!line.startsWithBlank()) {
                readField(fields);
            }
        } while (line.next() && !line.isEmpty());
        return new DpkgEntry(begin, fields);
    }

    private void readField(Map<DpkgField, String> fields) {
        DpkgField field = DpkgField.of(line);
        if (field == null) {
            if (line.indexOf(':') < 1) {
                problems.accept("line " + line.number() + " is no field");
            }
        } else if (line.isCutOff()) {
            problems.accept("line " + line.number() + ": " + field + " is too long");
        } else if (endsWithLineFeed && !line.isEnded()) {
            problems.accept("the file ends in the middle of line " + line.number());
        } else if (fields.putIfAbsent(field, field.valueIn(line)) != null) {
            problems.accept("line " + line.number() + ": " + field + " stands twice in one record");
        }
    }
}
