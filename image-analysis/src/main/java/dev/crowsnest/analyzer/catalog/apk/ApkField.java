package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.LineReader;
import org.jspecify.annotations.Nullable;

/** The fields of an apk record that we read. Case matters: {@code P} is the name and {@code p} what it provides. */
enum ApkField {
    NAME("P:"),
    VERSION("V:"),
    ARCHITECTURE("A:"),
    ORIGIN("o:"),
    MAINTAINER("m:"),
    /** The repository that the package was asked from, where its administrator named one: {@code apk add a@edge}. */
    REPOSITORY_TAG("s:");

    private final String prefix;

    ApkField(String prefix) {
        this.prefix = prefix;
    }

    /** The field that the line sets; absent for those that we do not read. */
    static @Nullable ApkField of(LineReader line) {
        for (ApkField field : values()) {
            if (line.startsWith(field.prefix)) {
                return field;
            }
        }
        return null;
    }

    String valueIn(LineReader line) {
        return line.textFrom(prefix.length());
    }
}
