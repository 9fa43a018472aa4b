package dev.crowsnest.analyzer.catalog.dpkg;

import dev.crowsnest.analyzer.catalog.LineReader;
import org.jspecify.annotations.Nullable;

/** The fields of a dpkg record that we read; dpkg takes them in any case. */
enum DpkgField {
    PACKAGE("Package:"),
    STATUS("Status:"),
    SOURCE("Source:"),
    VERSION("Version:"),
    ARCHITECTURE("Architecture:"),
    ORIGIN("Origin:"),
    MAINTAINER("Maintainer:");

    private final String prefix;

    DpkgField(String prefix) {
        this.prefix = prefix;
    }

    /** The field that the line sets; absent for those that we do not read. */
    static @Nullable DpkgField of(LineReader line) {
        for (DpkgField field : values()) {
            if (line.startsWithIgnoringCase(field.prefix)) {
                return field;
            }
        }
        return null;
    }

    String valueIn(LineReader line) {
        return line.textFrom(prefix.length());
    }
}
