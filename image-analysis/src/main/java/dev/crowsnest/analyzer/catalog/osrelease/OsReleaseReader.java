package dev.crowsnest.analyzer.catalog.osrelease;

import dev.crowsnest.analyzer.catalog.LineReader;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the assignments of an os-release file, which a shell could read too: quoted or bare, the last of a name wins. */
final class OsReleaseReader {

    private OsReleaseReader() {}

    static Map<OsReleaseField, String> read(InputStream content, Consumer<String> problems) throws IOException {
        var fields = new EnumMap<OsReleaseField, String>(OsReleaseField.class);
        var line = new LineReader(content);
        while (line.next()) {
            OsReleaseField field = OsReleaseField.of(line);
            if (field != null) {
                String value = unquoted(field.valueIn(line));
                if (RecordedText.isPlain(value)) {
                    fields.put(field, value);
                } else if (!value.isEmpty()) {
                    problems.accept("line " + line.number() + ": " + field + " is " + RecordedText.quoted(value));
                }
            }
        }
        return fields;
    }

    private static String unquoted(String value) {
        if (value.isEmpty()) {
            return value;
        }
        char quote = value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        var plain = new StringBuilder(value.length());
        for (int i = quoted ? 1 : 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == quote) {
                break;
            }
            if (c == '\\' && quote != '\'' && i + 1 < value.length()) {
                i++;
                plain.append(value.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
