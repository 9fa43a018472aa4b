package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the records of apk's database one after another; most of its lines name files, and are passed over. */
final class ApkReader {

    private final LineReader line;
    private final Consumer<String> problems;

    ApkReader(InputStream content, Consumer<String> problems) {
        this.line = new LineReader(content);
        this.problems = problems;
    }

    /** The next record; absent at the end of the file. */
    @Nullable
    ApkEntry next() throws IOException {
        while (line.next()) {
            if (!line.isEmpty()) {
                return entry();
            }
        }
        return null;
    }

    private ApkEntry entry() throws IOException {
        long begin = line.number();
        var fields = new EnumMap<ApkField, String>(ApkField.class);
        do {
            readField(fields);
        } while (line.next() && !line.isEmpty());
        return new ApkEntry(begin, fields);
    }

    private void readField(Map<ApkField, String> fields) {
        if (line.indexOf(':') != 1) {
            problems.accept("line " + line.number() + " is no field");
            return;
        }
        ApkField field = ApkField.of(line);
        if (field == null) {
            return;
        }
        if (line.isCutOff()) {
            problems.accept("line " + line.number() + ": " + field + " is too long");
        } else if (!line.isEnded()) {
            problems.accept("the file ends in the middle of line " + line.number());
        } else if (fields.putIfAbsent(field, field.valueIn(line)) != null) {
            problems.accept("line " + line.number() + ": " + field + " stands twice in one record");
        }
    }
}
