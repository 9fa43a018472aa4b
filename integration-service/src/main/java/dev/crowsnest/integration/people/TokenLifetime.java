package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Duration;
import java.util.List;

/** How long a token is good. */
public record TokenLifetime(int days) {

    /** Those that there are, shortest first. */
    public static final List<TokenLifetime> ALL =
            List.of(new TokenLifetime(30), new TokenLifetime(90), new TokenLifetime(365));

    /**
     * One of them.
     *
     * @throws Refusal when there is none of so many days
     */
    public static TokenLifetime of(int days) {
        return ALL.stream()
                .filter(one -> one.days == days)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("make a token", days + " days", "a token is good for 30, 90 or 365 days"));
    }

    /** The longest. */
    public static TokenLifetime longest() {
        return ALL.get(ALL.size() - 1);
    }

    Duration duration() {
        return Duration.ofDays(days);
    }
}
