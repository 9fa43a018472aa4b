package dev.crowsnest.analyzer.catalog.osrelease;

import dev.crowsnest.analyzer.catalog.LineReader;
import org.jspecify.annotations.Nullable;

/** The assignments of os-release that we read. */
enum OsReleaseField {
    ID,
    VERSION_ID,
    ID_LIKE,
    NAME,
    PRETTY_NAME;

    private final String prefix = name() + "=";

    /** The field that the line assigns; absent for those that we do not read. */
    static @Nullable OsReleaseField of(LineReader line) {
        for (OsReleaseField field : values()) {
            if (line.startsWith(field.prefix)) {
                return field;
            }
        }
        return null;
    }

    /** The value as the line writes it, quoted or not. */
    String valueIn(LineReader line) {
        return line.textFrom(prefix.length());
    }
}
