package dev.crowsnest.integration.why;

import org.jspecify.annotations.Nullable;

/** What others gave as a reason, as the end of a sentence. */
final class Told {

    private Told() {}

    static String because(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return ".";
        }
        return ": " + reason + (reason.endsWith(".") ? "" : ".");
    }
}
