package dev.crowsnest.integration.why;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something was, within a sentence. */
final class Day {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("d MMM uuuu 'at' HH:mm 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private Day() {}

    static String of(Instant at) {
        return FORM.format(at);
    }
}
