package dev.crowsnest.analysis.finding.store;

import org.jspecify.annotations.Nullable;

/** Text of strangers as PostgreSQL takes it: no text of its own holds a NUL. */
final class StoredText {

    private StoredText() {}

    static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
