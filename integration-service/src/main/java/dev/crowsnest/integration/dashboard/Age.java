package dev.crowsnest.integration.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When something was, as a list says it and as it is in full.
 *
 * @param text {@code 14 min}, {@code 3 h}, {@code 5 d}, then the day
 * @param full with the time zone
 */
public record Age(String text, String full) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final int DAYS_SHOWN = 30;

    /** @param now which may be a little before {@code at}, by another machine's clock */
    public static Age of(Instant at, Instant now) {
        return new Age(text(at, Duration.between(at, now)), FULL.format(at));
    }

    /** The time until then, in the same words. */
    public static Age until(Instant at, Instant now) {
        return new Age(text(at, Duration.between(now, at)), FULL.format(at));
    }

    private static String text(Instant at, Duration age) {
        if (age.toDays() > DAYS_SHOWN) {
            return DAY.format(at);
        }
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : "now";
    }
}
