package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the records of apk's database one after another; most of its lines name files, of which few are kept. */
final class ApkReader {

    /** A folder, and a file in the folder that was named last. */
    private static final String FOLDER = "F:";

    private static final String FILE = "R:";

    private final LineReader line;
    private final Predicate<String> recording;
    private final Consumer<String> problems;

    ApkReader(InputStream content, Predicate<String> recording, Consumer<String> problems) {
        this.line = new LineReader(content);
        this.recording = recording;
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
        var files = new ArrayList<String>();
        String folder = "";
        do {
            if (line.startsWith(FOLDER)) {
                folder = line.textFrom(FOLDER.length());
            } else if (line.startsWith(FILE)) {
                readFile(folder, files);
            } else {
                readField(fields);
            }
        } while (line.next() && !line.isEmpty());
        return new ApkEntry(begin, fields, files);
    }

    private void readFile(String folder, List<String> files) {
        String name = line.textFrom(FILE.length());
        String path = folder.isEmpty() ? name : folder + "/" + name;
        if (files.size() < CatalogLimits.OWNED_PER_FILE
                && path.length() <= CatalogLimits.PATH_LENGTH
                && recording.test(path)) {
            files.add(path);
        }
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
